// An hourly profile with the name by which the project file knows it.
#pragma once

#include "model/series/hourly_profile.h"

#include <memory>
#include <string>

namespace model::series {

struct ProfileChoice {
    std::string slug;
    std::shared_ptr<const HourlyProfile> profile; // null: not loaded
    friend bool operator==(const ProfileChoice& a, const ProfileChoice& b) { return a.slug == b.slug; }
};

} // namespace model::series
