#!/usr/bin/env python3
"""Writes one corpus of privacy policies as a site of policysite or of a site generator beside it.

usage: corpus.py TOOL OUT [--policies 10] [--releases 10] [--languages 10] [--sections 9]

TOOL is policysite, zola, hugo, eleventy or mdbook. Every text has sections of 12 clauses of one to three sentences; a clause
changes in one release of twelve. Every release has a table of data, of permissions and of SDKs. The words are random, and
the same in every run and for every tool. Sites of policysite are drafts: `cargo run --example workload` freezes them.
"""
import argparse
import datetime
import functools
import json
import pathlib
import random

WORDS = (
    "we collect use share store protect your personal information account device identifier log network location camera "
    "microphone storage notification service product function enterprise administrator user consent purpose necessary "
    "period law regulation security encryption third party software kit provider contact request response delete correct "
    "withdraw transfer disclose retention server address"
).split()
HAN = (
    "我们收集使用共享存储保护您的个人信息账号设备标识日志网络位置相机麦克风存储通知服务产品功能企业管理员用户同意目的必要期限"
    "法律法规安全加密第三方软件开发包提供者联系请求响应删除更正撤回转让披露保留服务器地址"
)
LANGUAGES = "en zh-CN fr de es ja ko pt it ar ru vi th id tr pl nl sv fi cs".split()
TRANSLATED_THEME = ("en", "zh-CN", "ar")
CLAUSES = 12
COLUMNS = {
    "data": ["name", "purpose", "required", "retention"],
    "permissions": ["name", "purpose", "platform"],
    "sdks": ["name", "provider", "purpose", "data", "url", "platform"],
}
ROOT = pathlib.Path(__file__).resolve().parent.parent


def sentence(numbers, language):
    if language in ("zh-CN", "ja"):
        return "".join(numbers.choice(HAN) for _ in range(numbers.randint(24, 60))) + "。"
    return " ".join(numbers.choice(WORDS) for _ in range(numbers.randint(14, 34))).capitalize() + "."


@functools.lru_cache(maxsize=50_000)
def clause_since(policy, number, language, since):
    """The text of a clause that changed last in a release; -1 if it never did."""
    numbers = random.Random(f"{policy}/{number}/{language}/base")
    sentences = [sentence(numbers, language) for _ in range(numbers.randint(1, 3))]
    if since >= 0:
        numbers = random.Random(f"{policy}/{number}/{language}/{since}")
        sentences[numbers.randrange(len(sentences))] = sentence(numbers, language)
    return " ".join(sentences)


def clause(policy, release, number, language):
    since = release - (number + release) % CLAUSES
    return clause_since(policy, number, language, max(since, -1))


def tables(policy, release):
    """Rows per table, as every tool shows them. `release % 10` bounds the tables of long histories."""
    platform = lambda at: ("android", "ios")[at % 2]
    return {
        "data": [
            {"id": f"data-{at}", "name": f"Data item {at}", "purpose": f"Purpose {at} of {policy}",
             "required": at % 3 == 0, "retention": f"{30 * (1 + (at + release) % 4)} days"}
            for at in range(25)
        ],
        "permissions": [
            {"id": f"perm-{at}", "name": f"Permission {at}", "purpose": f"Reason {at}", "platform": platform(at)}
            for at in range(12 + release % 3)
        ],
        "sdks": [
            {"id": f"sdk-{at}", "name": f"SDK {at}", "provider": f"Provider {at}", "purpose": f"Use {at}",
             "data": f"Device identifiers {at}", "url": f"https://sdk{at}.example/privacy", "platform": platform(at)}
            for at in range(16 + release % 10)
        ],
    }


class Text:
    """One policy in one release and language."""

    def __init__(self, size, policy, release, language):
        self.policy, self.release, self.language = f"app-{policy}", release, language
        self.title = f"{self.policy} privacy policy {release} ({language})"
        self.sections = [
            (f"Section {section + 1}", [clause(policy, release, section * CLAUSES + at, language) for at in range(CLAUSES)])
            for section in range(size.sections)
        ]

    def markdown(self, heading="## {title}\n"):
        lines = []
        for at, (title, clauses) in enumerate(self.sections):
            lines.append(heading.format(title=title, at=at + 1))
            lines += [f"{at + 1}. {text}" for at, text in enumerate(clauses)]
            lines.append("")
        return "\n".join(lines)

    def tables(self):
        return tables(self.policy, self.release)


def texts(size):
    for policy in range(size.policies):
        for release in range(size.releases):
            for language in LANGUAGES[: size.languages]:
                yield Text(size, policy, release, language)


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def toml_rows(all_rows):
    lines = []
    for table, rows in all_rows.items():
        for row in rows:
            lines += [f"[[{table}]]", *(f"{key} = {json.dumps(value)}" for key, value in row.items()), ""]
    return "\n".join(lines)


def page(language, title, content, table):
    """The template of a page, as small as it can be; `table` gives the rows of one table."""
    shown = "".join(
        f"<table><caption>{name}</caption><thead><tr>{''.join(f'<th scope=col>{column}</th>' for column in columns)}</tr>"
        f"</thead><tbody>{table(name, columns)}</tbody></table>\n"
        for name, columns in COLUMNS.items()
    )
    return (
        f"<!doctype html><html lang={language}><head><meta charset=utf-8><title>{title}</title>"
        f"<style>body{{{{max-width:46rem}}}}</style></head><body><main><h1>{title}</h1>{content}</main>{shown}</body></html>"
    ).replace("{{max-width:46rem}}", "{max-width:46rem}")


def zola(out, size):
    put(out / "config.toml", 'base_url = "https://policy.example"\nbuild_search_index = false\ncompile_sass = false\n[markdown]\n')
    rows = lambda name, columns: (
        f"{{% for row in all.{name} %}}<tr>" + "".join(f"<td>{{{{ row.{column} }}}}</td>" for column in columns) + "</tr>{% endfor %}"
    )
    load = "{% set all = load_data(path=page.extra.tables) %}"
    put(out / "templates/page.html", page("{{ page.extra.lang }}", "{{ page.title }}", "{{ page.content | safe }}" + load, rows))
    for name in ("index", "section"):
        listing = "{% for page in section.pages %}<a href='{{ page.permalink }}'>{{ page.title }}</a>{% endfor %}"
        put(out / f"templates/{name}.html", f"<!doctype html><html><body>{listing}</body></html>")
    for text in texts(size):
        name = f"r{text.release}-{text.language}"
        front = f'+++\ntitle = "{text.title}"\nslug = "{name.lower()}"\n[extra]\nlang = "{text.language}"\n'
        front += f'tables = "tables/{text.policy}-r{text.release}.toml"\n+++\n'
        put(out / f"content/{text.policy}/{name}.md", front + text.markdown())
        put(out / f"content/{text.policy}/_index.md", f'+++\ntitle = "{text.policy}"\n+++\n')
        put(out / f"tables/{text.policy}-r{text.release}.toml", toml_rows(text.tables()))


def hugo(out, size):
    put(out / "hugo.toml", 'baseURL = "https://policy.example"\ndisableKinds = ["taxonomy", "term", "RSS"]\n')
    rows = lambda name, columns: (
        f"{{{{ range $all.{name} }}}}<tr>" + "".join(f"<td>{{{{ .{column} }}}}</td>" for column in columns) + "</tr>{{ end }}"
    )
    load = "{{ $all := index hugo.Data .Params.tables }}"
    put(out / "layouts/_default/single.html", page("{{ .Params.lang_ }}", "{{ .Title }}", "{{ .Content }}" + load, rows))
    listing = "{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}"
    put(out / "layouts/_default/list.html", f"<!doctype html><html><body>{listing}</body></html>")
    for text in texts(size):
        key = f"{text.policy}-r{text.release}"
        front = f'+++\ntitle = "{text.title}"\nlang_ = "{text.language}"\ntables = "{key}"\n+++\n'
        put(out / f"content/{text.policy}/r{text.release}-{text.language}.md", front + text.markdown())
        put(out / f"data/{key}.toml", toml_rows(text.tables()))


def eleventy(out, size):
    settings = "{ input: 'content', includes: '../_includes', data: '../_data', output: 'public' }"
    config = f"export default c => {{ c.setQuietMode(true); return {{ dir: {settings}, markdownTemplateEngine: false }} }}\n"
    put(out / "eleventy.config.mjs", config)
    put(out / "package.json", '{"type":"module"}')
    rows = lambda name, columns: (
        f"{{% for row in tables[tablesKey].{name} %}}<tr>"
        + "".join(f"<td>{{{{ row.{column} }}}}</td>" for column in columns) + "</tr>{% endfor %}"
    )
    put(out / "_includes/page.njk", page("{{ lang_ }}", "{{ title }}", "{{ content | safe }}", rows))
    all_rows = {}
    for text in texts(size):
        key = f"{text.policy}-r{text.release}"
        front = f'---\ntitle: "{text.title}"\nlang_: "{text.language}"\ntablesKey: "{key}"\nlayout: page.njk\n---\n'
        put(out / f"content/{text.policy}/r{text.release}-{text.language}.md", front + text.markdown())
        all_rows[key] = text.tables()
    put(out / "_data/tables.json", json.dumps(all_rows))


def mdbook(out, size):
    """mdBook has no templates for data: the tables are Markdown."""
    put(out / "book.toml", '[book]\ntitle = "Policies"\n[output.html]\nno-section-label = true\n[output.html.search]\nenable = false\n')
    summary = ["# Summary", ""]
    for text in texts(size):
        lines = [f"# {text.title}", "", text.markdown()]
        for name, rows in text.tables().items():
            lines += ["", " | ".join(COLUMNS[name]), " | ".join("---" for _ in COLUMNS[name])]
            lines += [" | ".join(str(row[column]) for column in COLUMNS[name]) for row in rows]
        path = f"{text.policy}/r{text.release}-{text.language}.md"
        put(out / "src" / path, "\n".join(lines))
        summary.append(f"- [{text.title}]({path})")
    put(out / "src/SUMMARY.md", "\n".join(summary) + "\n")


def version(release):
    return str(datetime.date(2000, 1, 1) + datetime.timedelta(days=45 * release))


def records(text):
    """The records of a release in the source language, and the texts of a translation: the same words."""
    day, name = version(text.release), text.policy
    own = [
        f'title = "{name} privacy policy"', f"published = {day}", f"effective = {day}", f'app.name = "{name}"',
        "[parties.us]", f'name = "Vendor of {name}"', 'role = "controller"', f'email = "privacy@{name}.example"',
        "[governing]", 'language = "en"',
    ]
    other = [f'title = "{name} privacy policy"']
    rows = text.tables()
    for row in rows["data"]:
        both = [f"[data.{row['id']}]", f'label = "{row["name"]}"', f"[uses.{row['id']}]", f'purpose = "{row["purpose"]}"']
        own += [*both, f'data = ["{row["id"]}"]', f"required = {json.dumps(row['required'])}"]
        own.append(f'retention = "P{row["retention"].split()[0]}D"')
        other += both
    for row in rows["permissions"]:
        both = [f"[permissions.{row['id']}]", f'name = "{row["name"]}"', f'purpose = "{row["purpose"]}"']
        system = {"android": 'android = ["CAMERA"]', "ios": 'ios = ["NSCameraUsageDescription"]'}[row["platform"]]
        own += [*both, system]
        other += both
    for row in rows["sdks"]:
        at = row["id"].removeprefix("sdk-")
        own += [f"[parties.provider-{at}]", f'name = "{row["provider"]}"', 'role = "recipient"']
        own += [f"[data.identifiers-{at}]", f'label = "{row["data"]}"']
        other += [f"[data.identifiers-{at}]", f'label = "{row["data"]}"']
        own += [f"[sdks.{row['id']}]", f'name = "{row["name"]}"', f'provider = "provider-{at}"', f'platforms = ["{row["platform"]}"]']
        own += [f'purpose = "{row["purpose"]}"', f'data = ["identifiers-{at}"]', f'privacy = "{row["url"]}"']
        other += [f"[sdks.{row['id']}]", f'purpose = "{row["purpose"]}"']
    return ["\n".join(lines) + "\n" for lines in (own, other)]


def policysite(out, size):
    languages = LANGUAGES[: size.languages]
    tags = ", ".join(f'"{language}"' for language in languages)
    without_words = [language for language in languages if language not in TRANSLATED_THEME]
    theme = 'theme = "words"\n' if without_words else ""
    put(out / "site.toml", f'base_url = "https://policy.example/"\nlanguages = [{tags}]\ntime_zone = "Asia/Shanghai"\n{theme}')
    words = (ROOT / "themes/default/locales/en.ftl").read_text(encoding="utf-8")
    for language in without_words:
        put(out / f"themes/words/locales/{language}.ftl", words)
    for text in texts(size):
        folder = out / "content" / text.policy / version(text.release)
        prose = text.markdown("## {title} {{#section-{at}}}\n")
        put(folder / f"{text.language}.md", prose + "## Lists {#lists}\n\n{{ uses }}\n\n{{ permissions }}\n\n{{ sdks }}\n")
        own, other = records(text)
        is_source = text.language == languages[0]
        put(folder / ("policy.toml" if is_source else f"{text.language}.toml"), own if is_source else other)


TOOLS = {"policysite": policysite, "zola": zola, "hugo": hugo, "eleventy": eleventy, "mdbook": mdbook}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", choices=TOOLS)
    parser.add_argument("out", type=pathlib.Path)
    for name, default in {"policies": 10, "releases": 10, "languages": 10, "sections": 9}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    size = parser.parse_args()
    TOOLS[size.tool](size.out, size)


if __name__ == "__main__":
    main()
