#pragma once

#include "message.h"

#include <qcat/api/answer_door.h>

namespace qcat::http_api
{

// What somebody sees who has opened the link of a message: the incident and one button, or why there is none; in the language of the
// message. Nothing runs in it and nothing is loaded by it.
HttpResponse answerPage(const api::AnswerView &view);
// Neither is the engine there, or too many ask: not known in which language.
HttpResponse unavailablePage(int status);

} // namespace qcat::http_api
