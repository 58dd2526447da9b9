#pragma once

namespace qcat::drill_servers
{

// A port of 127.0.0.1 that nobody listens on, from `lowest` up to 32767, below the range that the kernel gives to
// outgoing connections. Another process may take it before you do: try another one when a server cannot listen. 0: none
// found.
int freePort(int lowest = 20'000);

} // namespace qcat::drill_servers
