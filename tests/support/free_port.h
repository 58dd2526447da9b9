#pragma once

#include <qcat/drill_servers/free_port.h>

using qcat::drill_servers::freePort;
