#include "yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <fmt/format.h>

#include <optional>
#include <sstream>

namespace qcat::config_yaml
{

namespace
{

constexpr std::size_t kDeepest = 16;
constexpr std::size_t kMostNodes = 20'000;

// Stops yaml-cpp from inside its parser, which offers no other way.
struct Refused {
    Place place;
    std::string text;
};

class TreeBuilder : public YAML::EventHandler
{
public:
    explicit TreeBuilder(const Mistakes &names) : m_names(names) {}

    YamlNode takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { add(NodeKind::Null, mark, {}, anchor, {}); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        throw Refused{placeOf(mark), "aliases (*name) are not accepted; write the value out"};
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        const bool isPlainNull = tag == "?" && (value == "~" || value == "null");
        add(isPlainNull ? NodeKind::Null : NodeKind::Scalar, mark, tag, anchor, value);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(NodeKind::List, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(NodeKind::Mapping, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        YamlNode node;
        std::optional<YamlNode> key; // of a mapping, while its value is awaited
    };

    Place placeOf(const YAML::Mark &mark) const { return m_names.at(mark.line + 1, mark.column + 1); }

    void check(const Place &place, const std::string &tag, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            throw Refused{place, "anchors (&name) are not accepted; write the value out"};
        if (!tag.empty() && tag != "?" && tag != "!")
            throw Refused{place, "tags (!type) are not accepted; write the plain value"};
        if (++m_nodes > kMostNodes)
            throw Refused{place,
                          fmt::format("more than {} values; a configuration needs a fraction of that", kMostNodes)};
    }

    void add(NodeKind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
             const std::string &text)
    {
        const Place place = placeOf(mark);
        check(place, tag, anchor);
        YamlNode node;
        node.kind = kind;
        node.place = place;
        node.text = text;
        attach(std::move(node));
    }

    void open(NodeKind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        const Place place = placeOf(mark);
        check(place, tag, anchor);
        if (m_levels.size() == kDeepest)
            throw Refused{place, fmt::format("nested deeper than {} levels", kDeepest)};
        Level level;
        level.node.kind = kind;
        level.node.place = place;
        m_levels.push_back(std::move(level));
    }

    void close()
    {
        YamlNode node = std::move(m_levels.back().node);
        m_levels.pop_back();
        attach(std::move(node));
    }

    void attach(YamlNode node)
    {
        if (m_levels.empty()) {
            m_root = std::move(node);
            return;
        }
        Level &level = m_levels.back();
        if (level.node.kind == NodeKind::List) {
            level.node.items.push_back(std::move(node));
        } else if (!level.key) {
            if (node.kind != NodeKind::Scalar)
                throw Refused{node.place, "a key must be a plain word"};
            level.key = std::move(node);
        } else {
            if (node.kind == NodeKind::Null)
                node.place = level.key->place; // yaml-cpp says where the next thing starts
            level.node.entries.push_back({std::move(level.key->text), level.key->place, std::move(node)});
            level.key.reset();
        }
    }

    const Mistakes &m_names;
    YamlNode m_root;
    std::vector<Level> m_levels;
    std::size_t m_nodes = 0;
};

} // namespace

YamlNode parseYaml(std::string_view text, Mistakes &mistakes)
{
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        TreeBuilder builder(mistakes);
        parser.HandleNextDocument(builder);
        YamlNode root = builder.takeRoot();
        TreeBuilder second(mistakes);
        if (parser.HandleNextDocument(second))
            mistakes.add(second.takeRoot().place, "a second document ('---'); a configuration is one document");
        return root;
    } catch (const Refused &refused) {
        mistakes.add(refused.place, refused.text);
    } catch (const YAML::Exception &error) {
        mistakes.add(mistakes.at(error.mark.line + 1, error.mark.column + 1), "not valid YAML: " + error.msg);
    }
    return {};
}

} // namespace qcat::config_yaml
