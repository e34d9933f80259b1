// Turns Ctrl-C into a stop request. A second one ends the program at once.
#pragma once

#include <stop_token>
#include <thread>

namespace app::headroom_cli {

class Interrupt {
public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_watch; // last: ends before the source goes
};

} // namespace app::headroom_cli
