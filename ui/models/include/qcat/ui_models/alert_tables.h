#pragma once

#include <qcat/api/alerting.h>
#include <qcat/ui_models/keyed_table.h>

#include <memory>

namespace qcat::ui
{

using ChannelsModel = KeyedModel<api::ChannelView>;
using DeliveriesModel = KeyedModel<domain::Delivery>;
using OnCallModel = KeyedModel<api::OnCallView>;

std::unique_ptr<ChannelsModel> makeChannelsModel();
std::unique_ptr<DeliveriesModel> makeDeliveriesModel();
std::unique_ptr<OnCallModel> makeOnCallModel();

std::vector<Keyed<api::ChannelView>> rowsOf(const std::vector<api::ChannelView> &channels);
std::vector<Keyed<domain::Delivery>> rowsOf(const std::vector<domain::Delivery> &deliveries);
std::vector<Keyed<api::OnCallView>> rowsOf(const std::vector<api::OnCallView> &schedules);

QString word(domain::ChannelKind kind);
QString word(domain::DeliveryState state);
QString word(domain::MessageKind kind);

} // namespace qcat::ui
