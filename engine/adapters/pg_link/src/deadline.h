#pragma once

#include <qcat/base/deadline.h>

namespace qcat::pg_link
{
using base::Deadline;
}
