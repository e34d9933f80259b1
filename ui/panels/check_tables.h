// The published cases as a table for a record browser: what is printed, what the program computes. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"

#include "model/evidence/verification.h"

namespace ui::panels {

enum CheckColumn {
    CheckName,
    CheckQuantity,
    CheckExpected,
    CheckComputed,
    CheckDeviation,
    CheckTolerance,
    CheckStatus,
    CheckSource
};
// The title counts them: reproduced, failed, skipped.
TableContents checkContents(const std::vector<model::evidence::VerificationCase>& cases, const QLocale& locale);

} // namespace ui::panels
