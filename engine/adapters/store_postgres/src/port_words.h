#pragma once

#include <qcat/base/error.h>

namespace qcat::store_postgres
{

// An Error of a session (pg_error.h) in the words of the port (store_codes.h); the session's own code stays as argument
// "reason". Others go through as they are.
base::Error inPortWords(base::Error error);

} // namespace qcat::store_postgres
