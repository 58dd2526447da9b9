#include "exception_text.h"

namespace qcat::runtime
{

std::string textOf(const std::exception_ptr &exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception &e) {
        return e.what();
    } catch (...) {
        return "an exception of unknown type";
    }
}

} // namespace qcat::runtime
