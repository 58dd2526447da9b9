#pragma once

#include "mistakes.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qcat::config_yaml
{

enum class NodeKind { Null, Scalar, List, Mapping };

// What a YAML document says, with the place of every key and value and with duplicate keys kept, which yaml-cpp's own
// nodes lose.
struct YamlNode {
    struct Entry;

    NodeKind kind = NodeKind::Null;
    Place place;
    std::string text;            // Scalar
    std::vector<YamlNode> items; // List
    std::vector<Entry> entries;  // Mapping, in their order
};

struct YamlNode::Entry {
    std::string key;
    Place place; // of the key
    YamlNode value;
};

// Null after a mistake. Anchors, aliases, tags, several documents, and more than a configuration can need are refused.
YamlNode parseYaml(std::string_view text, Mistakes &mistakes);

} // namespace qcat::config_yaml
