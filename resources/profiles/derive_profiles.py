#!/usr/bin/env python3
"""Derives the load shapes and temperature years of this folder from the hourly files.

Usage: derive_profiles.py DATA_FOLDER [OUTPUT_FOLDER]
DATA_FOLDER holds load/ and weather/ with the hourly files; nothing but derived figures is written. Grammar: README.md.
"""
import csv
import datetime
import math
import pathlib
import sys

LOAD_YEAR = 2023
WEEKS = 52
LOAD_CREDIT = ("Derived from Ruggles et al., EIA Cleaned Hourly Electricity Demand Data, release 2025-01, CC-BY-4.0; "
               "raw data U.S. EIA Form 930. Changed: reduced to weekly peaks and means and seasonal week shapes")
WEATHER_CREDIT = ("Derived from NREL TMY3 {site} (Wilcox and Marion, NREL/TP-581-43156), public data, by way of "
                  "arras-energy/gridlabd-weather (BSD-3-Clause). Changed: shifted to UTC, reduced to daily means and monthly diurnal shapes")
REGIONS = {"pjm": "PJM_cleaned_sum_mw", "ercot": "ERCO_cleaned_sum_mw"}
SITES = {"dulles-va": ("dulles_va", "724030 Washington Dulles"), "abilene-tx": ("abilene_tx", "722660 Abilene Regional")}
SEASON_OF_MONTH = [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0]  # winter, spring, summer, autumn
SHARPNESS = 8


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def rms(values):
    return math.sqrt(mean(v * v for v in values))


def read_load(path, column):
    """Hours of LOAD_YEAR, by hour beginning; the file stamps the end of the hour."""
    year_start = datetime.datetime(LOAD_YEAR, 1, 1)
    load = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            begin = datetime.datetime.strptime(row["utc_hour_ending"], "%Y-%m-%d %H:%M") - datetime.timedelta(hours=1)
            if begin.year == LOAD_YEAR:
                load[int((begin - year_start).total_seconds() // 3600)] = float(row[column])
    assert sorted(load) == list(range(8760)), "the year must be complete"
    return [load[h] for h in range(8760)]


def calendar(hour):
    moment = datetime.datetime(LOAD_YEAR, 1, 1) + datetime.timedelta(hours=hour)
    return min(hour // 168, WEEKS - 1), SEASON_OF_MONTH[moment.month - 1] * 7 + moment.weekday(), moment.hour


def sharpen(shape):
    """Lifts the top hours so that the highest is 1 while the mean stays 0: averaging over weeks has flattened them."""
    lift = 0.0
    for _ in range(200):
        top = max(shape.values())
        peaked = {k: v + lift * max(0.0, v / top) ** SHARPNESS for k, v in shape.items()}
        offset = mean(peaked.values())
        peaked = {k: v - offset for k, v in peaked.items()}
        lift += 0.5 * (1.0 - max(peaked.values()))
    return peaked


def derive_load(load):
    hours = [calendar(h) for h in range(8760)]
    weeks = [[load[h] for h in range(8760) if hours[h][0] == w] for w in range(WEEKS)]
    peak = max(load)
    week_peak = [round(max(w) / peak, 4) for w in weeks]
    week_mean = [round(mean(w) / peak, 4) for w in weeks]
    groups = {}
    for h, (week, day, hour) in enumerate(hours):
        relative = (load[h] / peak - week_mean[week]) / (week_peak[week] - week_mean[week])
        groups.setdefault(day // 7, {}).setdefault((day, hour), []).append(relative)
    shape = {}
    for season in range(4):
        averaged = {k: mean(v) for k, v in groups[season].items()}
        offset = mean(averaged.values())
        shape.update(sharpen({k: v - offset for k, v in averaged.items()}))
    shape = {k: round(v, 4) for k, v in shape.items()}
    rebuilt = [peak * (week_mean[w] + (week_peak[w] - week_mean[w]) * shape[(d, h)]) for w, d, h in hours]
    errors = {
        "rmse_pct": 100 * rms(a - b for a, b in zip(rebuilt, load)) / mean(load),
        "peak_error_pct": 100 * (max(rebuilt) / peak - 1),
        "energy_error_pct": 100 * (sum(rebuilt) / sum(load) - 1),
        "duration_rmse_pct": 100 * rms(a - b for a, b in zip(sorted(rebuilt), sorted(load))) / mean(load),
        "top_100_hours_error_pct": 100 * (sum(sorted(rebuilt)[-100:]) / sum(sorted(load)[-100:]) - 1),
        "minimum_error_pct": 100 * (min(rebuilt) / min(load) - 1),
    }
    rows = [("year", 0, 0, LOAD_YEAR), ("peak_mw", 0, 0, round(peak)), ("load_factor", 0, 0, round(mean(load) / peak, 4))]
    rows += [(name, 0, 0, round(value, 2) + 0.0) for name, value in errors.items()]
    rows += [("season_of_month", m + 1, 0, s) for m, s in enumerate(SEASON_OF_MONTH)]
    rows += [("week_peak", w + 1, 0, v) for w, v in enumerate(week_peak)]
    rows += [("week_mean", w + 1, 0, v) for w, v in enumerate(week_mean)]
    rows += [("week_shape", day, hour, shape[(day, hour)]) for day in range(28) for hour in range(24)]
    return rows


def read_weather(path):
    with open(path, newline="", encoding="utf-8") as file:
        offset = int(float(next(file).split("tz=")[1].split(",")[0]))
        rows = list(csv.DictReader(file))
    assert len(rows) == 8760
    local = [float(r["dry_bulb_c"]) for r in rows]
    pressure = mean(float(r["pressure_mbar"]) for r in rows) / 10
    return offset, [local[(h + offset) % 8760] for h in range(8760)], pressure


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def derive_weather(offset, temperature, pressure):
    first = datetime.date(LOAD_YEAR, 1, 1)
    month = [(first + datetime.timedelta(days=d)).month for d in range(365)]
    daily = [round(mean(temperature[24 * d:24 * d + 24]), 2) for d in range(365)]
    diurnal = {(m, h): round(mean(temperature[24 * d + h] - daily[d] for d in range(365) if month[d] == m), 2)
               for m in range(1, 13) for h in range(24)}
    rebuilt = [daily[h // 24] + diurnal[(month[h // 24], h % 24)] for h in range(8760)]
    values = {
        "utc_offset_of_source_hours": offset,
        "pressure_kpa": round(pressure, 2),
        "mean_c": round(mean(temperature), 2),
        "minimum_c": min(temperature),
        "percentile_0_4_c": percentile(temperature, 0.004),
        "percentile_99_c": percentile(temperature, 0.99),
        "percentile_99_6_c": percentile(temperature, 0.996),
        "maximum_c": max(temperature),
        "hours_above_35_c": sum(t > 35 for t in temperature),
        "rmse_c": round(rms(a - b for a, b in zip(rebuilt, temperature)), 2),
        "mean_error_c": round(mean(rebuilt) - mean(temperature), 3) + 0.0,
        "percentile_99_6_error_c": round(percentile(rebuilt, 0.996) - percentile(temperature, 0.996), 2),
        "maximum_error_c": round(max(rebuilt) - max(temperature), 2),
        "minimum_error_c": round(min(rebuilt) - min(temperature), 2),
    }
    rows = [(name, 0, 0, value) for name, value in values.items()]
    rows += [("daily_mean_c", d + 1, 0, v) for d, v in enumerate(daily)]
    rows += [("diurnal_c", m, h, diurnal[(m, h)]) for m in range(1, 13) for h in range(24)]
    return rows


def write(path, credit, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.write("# " + credit + "\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("section", "index", "hour", "value"))
        writer.writerows(rows)
    print(path.name, path.stat().st_size, [r for r in rows if "error" in r[0] or "rmse" in r[0]])


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    data = pathlib.Path(sys.argv[1])
    output = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else pathlib.Path(__file__).parent
    for name, column in REGIONS.items():
        load = read_load(data / "load" / "ba_hourly_utc_2020_2024.csv", column)
        write(output / f"load-{name}.csv", LOAD_CREDIT, derive_load(load))
    for name, (stem, site) in SITES.items():
        rows = derive_weather(*read_weather(data / "weather" / f"{stem}_tmy3_hourly.csv"))
        write(output / f"temperature-{name}.csv", WEATHER_CREDIT.format(site=site), rows)


if __name__ == "__main__":
    main()
