#include <qcat/curl_link/text_list.h>

#include <new>

namespace qcat::curl_link
{

TextList appended(TextList list, const std::string &text)
{
    auto *longer = curl_slist_append(list.get(), text.c_str());
    if (!longer)
        throw std::bad_alloc();
    (void)list.release();
    return TextList(longer);
}

} // namespace qcat::curl_link
