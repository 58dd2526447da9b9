#pragma once

#include "cells.h"
#include "queries.h"

#include <qcat/base/result.h>
#include <qcat/domain/postgres_status.h>

#include <pqxx/transaction_base>

namespace qcat::pg_diagnostics
{

// What reading a section stands on: one transaction, what the server and our role are, and when it is.
struct Reading {
    pqxx::transaction_base &transaction;
    const domain::postgres::Server &server;
    base::SteadyTime now;

    // The block that is for this server's version.
    pqxx::result ask(std::string_view block) const;
    bool hasBlock(std::string_view block) const;
    // Whether the role sees the sessions of others.
    bool seesOthers() const { return server.isSuperuser || server.hasReadAllStats; }
};

// Of a section, or a part of one, that wants a grant which the role does not have.
domain::Finding hiddenFor(const std::string &role, std::string_view grant);

} // namespace qcat::pg_diagnostics
