#pragma once

#include <qcat/curl_link/transfer.h>

namespace qcat::curl_link
{

bool isAllowed(const curl_sockaddr &address, Reach reach);

} // namespace qcat::curl_link
