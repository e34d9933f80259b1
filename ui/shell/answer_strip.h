// The row of answer tiles. Tiles keep their natural width; what does not fit folds into "more".
#pragma once

#include "ui/shell/answer_tiles.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace ui::shell {

class TileView;

class AnswerStrip : public QWidget {
    Q_OBJECT

public:
    explicit AnswerStrip(QWidget* parent = nullptr);
    void show(const std::vector<Tile>& tiles);
    using QWidget::show;
    void setStale(bool isStale); // greyed while a newer answer is computed
    QStringList shownNames() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    void openMore();

    std::vector<Tile> m_tiles;
    std::vector<TileView*> m_views;
    QPushButton* m_more;
};

} // namespace ui::shell
