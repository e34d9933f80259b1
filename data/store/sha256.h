// SHA-256 of bytes, whole or piece by piece.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace data::store {

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes);
    // Prefixed with kind and length, so that ("ab", "c") and ("a", "bc") differ.
    void addText(std::string_view text);
    void addInteger(std::int64_t number);
    void addNumber(double number);
    void addNothing();
    std::string hex(); // 64 digits; the object is used up

private:
    struct State;
    std::unique_ptr<State> m_state;
};

std::string sha256Hex(std::string_view bytes);

} // namespace data::store
