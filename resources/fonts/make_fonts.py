#!/usr/bin/env python3
"""Makes "Headroom Sans", a renamed subset of Inter whose digits all have one width, from the files of Debian's fonts-inter.

Usage: make_fonts.py INTER_FOLDER [OUTPUT_FOLDER]      INTER_FOLDER holds Inter-Regular.otf and its sisters; needs fontTools 4
The tabular digits of Inter's feature `tnum` are put into the character map and given exactly one width. A few characters that Inter lacks
are drawn with the nearest glyph it has (ALIASES); the wave ∿ is drawn here in the place of a glyph that is not needed. The SIL Open Font License 1.1 stays; Inter's name does not.
"""
import math
import pathlib
import sys

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

FAMILY = "Headroom Sans"
STYLES = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x2C6, 0x2DD), (0x370, 0x3FF), (0x2010, 0x2027), (0x202F, 0x203A), (0x2070, 0x208E),
          (0x20A0, 0x20BF), (0x2150, 0x215E), (0x2190, 0x2199)]
SINGLES = "⁄⁻№™Ω℮↔↕↩↪↺↻⇧⇪∂∅∆∏∑−√∞∫≈≠≤≥⌘⏎■□▲△▶▷▼▽◀◆◇○●✓✗⚠"
KEEP_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]  # not calt: it would turn "->" and "3x9" of the user's text into other characters
TABULAR = "0123456789"
WAVE, WAVE_PLACE = "∿", "⌥"
ALIASES = {"↶": "↩", "↷": "↪", "⋅": "·", "∙": "·", "∕": "⁄"}
REQUIRED = "−×≥≤±·∿εσλθχµμ₂°€▲▼↶↷–—…′"


def tabular_names(font):
    """glyph -> tabular glyph, from every single substitution of the feature tnum."""
    gsub = font["GSUB"].table
    lookups = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum" for i in record.Feature.LookupListIndex}
    names = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            names.update(getattr(table, "mapping", {}))
    return names


def bake_tabular(font):
    names = tabular_names(font)
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if chr(code) in TABULAR and glyph in names:
                table.cmap[code] = names[glyph]


def add_aliases(font):
    for table in font["cmap"].tables:
        if table.isUnicode():
            for wanted, shown in ALIASES.items():
                if ord(shown) in table.cmap:
                    table.cmap.setdefault(ord(wanted), table.cmap[ord(shown)])


def level_digits(font):
    """Digits of some weights differ by a unit or two: all take the widest advance, in both tables that hold it."""
    cmap, metrics, top = font.getBestCmap(), font["hmtx"].metrics, font["CFF "].cff.topDictIndex[0]
    names = [cmap[ord(c)] for c in TABULAR]
    width = max(metrics[name][0] for name in names)
    for name in names:
        pen = T2CharStringPen(width, font.getGlyphSet())
        font.getGlyphSet()[name].draw(pen)
        charstring = top.CharStrings[name]
        top.CharStrings[name] = pen.getCharString(charstring.private, charstring.globalSubrs)
        metrics[name] = (width, metrics[name][1])


def wave_outline(weight):
    """One period of a sine as a closed polygon in font units of 2816 to the em: 1600 wide, on the mathematical axis."""
    half, steps = 0.25 * weight + 15, 40
    upper, lower = [], []
    for i in range(steps + 1):
        angle = 2 * math.pi * i / steps
        x, y, slope = 150 + 1600 * i / steps, 1020 + 430 * math.sin(angle), 430 * math.cos(angle) * 2 * math.pi / 1600
        length = math.hypot(1, slope)
        upper.append((round(x - half * slope / length), round(y + half / length)))
        lower.append((round(x + half * slope / length), round(y - half / length)))
    return upper + lower[::-1]


def draw_wave(font, weight):
    name = font.getBestCmap()[ord(WAVE_PLACE)]
    charstring = font["CFF "].cff.topDictIndex[0].CharStrings[name]
    points = wave_outline(weight)
    pen = T2CharStringPen(1900, None)
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    font["CFF "].cff.topDictIndex[0].CharStrings[name] = pen.getCharString(charstring.private, charstring.globalSubrs)
    font["hmtx"].metrics[name] = (1900, min(x for x, _ in points))
    for table in font["cmap"].tables:
        if table.isUnicode() and ord(WAVE_PLACE) in table.cmap:
            table.cmap[ord(WAVE)] = table.cmap.pop(ord(WAVE_PLACE))


def shrink(font, codes):
    options = subset.Options()
    options.layout_features = KEEP_FEATURES
    options.name_IDs = [1, 2, 3, 4, 5, 6, 16, 17]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = False
    options.drop_tables += ["DSIG", "STAT", "meta"]
    tool = subset.Subsetter(options)
    tool.populate(unicodes=codes)
    tool.subset(font)


def rename(font, style, weight):
    ribbi = style in ("Regular", "Bold")
    postscript = FAMILY.replace(" ", "") + "-" + style
    table = font["name"]
    notice = table.getDebugName(0)
    table.names = []
    strings = {
        0: notice or "Copyright 2016 The Inter Project Authors",
        1: FAMILY if ribbi else f"{FAMILY} {style}",
        2: style if ribbi else "Regular",
        3: f"1.0;{postscript}",
        4: f"{FAMILY} {style}",
        5: "Version 1.0",
        6: postscript,
        10: "A subset of a typeface by The Inter Project Authors with tabular digits, made for Headroom.",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    if not ribbi:
        strings.update({16: FAMILY, 17: style})
    for name_id, text in strings.items():
        table.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].achVendID = "HDRM"
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        top = cff.topDictIndex[0]
        top.FullName, top.FamilyName, top.Weight = f"{FAMILY} {style}", FAMILY, style
        top.Notice = strings[0]
        if hasattr(top, "Copyright"):
            top.Copyright = strings[0]


def check(font, style):
    cmap, width = font.getBestCmap(), font["hmtx"]
    widths = {width[cmap[ord(c)]][0] for c in TABULAR}
    assert len(widths) == 1, f"{style}: digits differ in width: {widths}"
    missing = [c for c in REQUIRED if ord(c) not in cmap]
    assert not missing, f"{style}: missing {missing}"
    return widths.pop()


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    source = pathlib.Path(sys.argv[1])
    output = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).parent
    codes = {c for low, high in RANGES for c in range(low, high + 1)} | {ord(c) for c in SINGLES + REQUIRED + "".join(ALIASES)}
    for style, weight in STYLES.items():
        font = TTFont(source / f"Inter-{style}.otf", recalcTimestamp=False)
        absent = sorted(c for c in SINGLES if ord(c) not in font.getBestCmap())
        bake_tabular(font)
        add_aliases(font)
        level_digits(font)
        draw_wave(font, weight)
        shrink(font, codes)
        rename(font, style, weight)
        digit = check(font, style)
        path = output / f"HeadroomSans-{style}.otf"
        font.save(path)
        print(path.name, path.stat().st_size, "bytes,", len(font.getBestCmap()), "characters, digit width", digit, "absent:", "".join(absent))


if __name__ == "__main__":
    main()
