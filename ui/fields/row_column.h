// A column of many rows of which only those in sight exist as widgets. It knows nothing of what a row is.
#pragma once

#include <QtWidgets/QScrollArea>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ui::fields {

class RowColumn : public QScrollArea {
    Q_OBJECT

public:
    struct Item {
        std::string id; // the widget is kept while the id stays at its place
        int height{};
        friend bool operator==(const Item&, const Item&) = default;
    };
    using Make = std::function<QWidget*(std::size_t index, QWidget* parent)>;
    using Renew = std::function<void(QWidget* widget, std::size_t index)>;

    RowColumn(Make make, Renew renew, QWidget* parent = nullptr);

    // The same items: widgets in sight are renewed and keep the focus. Other items: they are made anew.
    void setItems(std::vector<Item> items);
    void scrollTo(std::size_t index);
    QWidget* widgetAt(std::size_t index) const; // null when it is out of sight
    std::size_t widgetCount() const { return m_widgets.size(); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();

    Make m_make;
    Renew m_renew;
    std::vector<Item> m_items;
    std::vector<int> m_tops;
    std::map<std::size_t, QWidget*> m_widgets;
    QWidget* m_body;
};

} // namespace ui::fields
