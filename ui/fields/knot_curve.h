// A small drawing of a trajectory: its knots and the lines between them. For looking only.
#pragma once

#include "model/series/trajectory.h"

#include <QtWidgets/QWidget>

#include <vector>

namespace ui::fields {

class KnotCurve : public QWidget {
    Q_OBJECT

public:
    explicit KnotCurve(QWidget* parent = nullptr);
    void show(const std::vector<model::series::Knot>& knots);
    using QWidget::show;
    void setLogarithmic(bool isLogarithmic);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<model::series::Knot> m_knots;
    bool m_isLogarithmic{false};
};

} // namespace ui::fields
