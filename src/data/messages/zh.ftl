# 程序所说的话，简体中文。编号、属性和变量与 en.ftl 完全相同。
#
# 写法：一条消息一句话，句末不加句号；`.help` 用祈使句说明怎么改，不用“请”和“您”；标点用全角；
# 文件名、键、命令和要照录的文字放在反引号里。
#
# 用语（左为 en.ftl，右为本文件）
#   policy             政策              release            版本
#   version            版本号            draft              草稿
#   freeze, frozen     定稿              lock               锁定文件（`policy.lock`）
#   entry of the lock  锁定文件的第几项  announced          已发布（未生效）
#   published (day)    发布日期          effective (day)    生效日期
#   in force           施行              withdraw           撤回
#   postpone           推迟              take down          撤下
#   records            事实记录          fact               事实
#   clause             条款              block              区块
#   source (language)  原文（源语言）    translation        译文
#   accept             确认              stale              原文已变更
#   prevailing text    作准文本          amendment table    修订对照表
#   controller         个人信息处理者    party              相关方
#   use                个人信息的使用    purpose            目的
#   consent            同意              separate consent   单独同意
#   notice             告知              collected list     已收集个人信息清单
#   shared list        第三方共享清单    SDK list           第三方SDK目录
#   summary            隐私政策摘要      permission         权限
#   key                键                table              表
#   list               列表              text (in quotes)   文本
#   quotation marks    英文引号          half-width         半角
#   id                 标识              group              分组
#   theme, template    主题、模板        interface words    界面用语
#   build              生成              site               网站

program-fault = 程序在生成网站时自身出错：{ $error }
    .help = 撤销上一处修改并保存；然后把这条信息连同引起它的文字一起反馈给开发者
# 每条消息前后的用语。
label-error = 错误
label-warning = 警告
label-note = 提示
label-help = 建议
label-first = 首次出现在这里
label-source = 原文
label-list = 列表从这里开始
more-findings = 另有 { $count } 条未显示；先处理以上各条
did-you-mean = 是否应为 `{ $suggestion }`？
summary = { $errors } 个错误，{ $warnings } 个警告{ $notes ->
        [0] {""}
       *[other] ，{ $notes } 个提示
    }
nothing-found = 没有发现问题

# 并列的各项，依次写出，中间用 `word-comma`。
word-comma = 、
word-code = `{ $value }`
word-number = 编号
word-list = { $value } 项的列表
word-table = { $value } 的表格
word-records = 区块 `{ $value }`
word-text-only = 只有文字

unreadable = 无法读取 `{ $path }`：{ $reason ->
        [special] 它不是普通文件
        [missing] 文件已不存在
        [denied] 没有读取权限
        [changed] 生成网站期间，它被改动了
       *[other] 系统提示“{ $error }”
    }
    .help = { $reason ->
        [changed] 重新生成网站
       *[other] 确认文件存在，且有权读取
    }
symlink-outside = `{ $path }` 是指向网站文件夹之外的链接
    .help = 把文件复制到这里，不要用链接
file-too-large = `{ $path }` 超过 { $limit } MB
    .help = { $kind ->
        [static] 缩小这个文件，或放到其他服务器上再链接
       *[text] 把文本拆成几个文件，不是文本的内容移到 `static/`
    }
too-many-files = 网站的文件超过 { $limit } 个
    .help = `content/`、`evidence/`、`static/` 和 `themes/` 中只保留属于本网站的文件
site-too-large = 网站的全部文件合计超过 { $limit } MB
    .help = `content/`、`evidence/`、`static/` 和 `themes/` 中只保留属于本网站的文件
folders-too-deep = `{ $path }` 的文件夹超过 { $limit } 层
    .help = 把文件夹上移；如果有指向上级文件夹的链接，删除它
bad-file-name = { $kind ->
        [control] `{ $path }` 的名称含有控制字符
        [sign] `{ $path }` 的名称含有 Windows 不允许的字符
        [edge] `{ $path }` 的名称以空格开头，或以空格或点结尾
        [device] `{ $path }` 的名称被 Windows 保留为设备名
        [long] 路径 `{ $path }` 超过 { $limit } 个字符
        [encoding] `{ $path }` 的名称不是 UTF-8 编码
        [outside] 文件 `{ $path }` 会落到网站之外
       *[form] `{ $path }` 的名称把重音符号写成单独的字符
    }
    .help = { $kind ->
        [sign] 改名，不用 `\ : * ? " < > |`
        [long] 缩短名称
        [form] 重新输入名称；有些系统把 `é` 存为两个字符，链接会找不到它
       *[other] 改名
    }
same-file-name = `{ $path }` 与 `{ $first }` 只有大小写不同
    .help = 为其中一个改名：Windows 和 macOS 把它们当作同一个
not-utf8 = `{ $path }` 不是 UTF-8 编码的文本（第 { $line } 行）
    .help = 在编辑器中将文件另存为 UTF-8 编码；记事本：另存为 → 编码选 UTF-8
evidence-missing = 没有文件 `{ $path }`
    .help = 更正路径，或把应用的文件放到该处
evidence-not-text = { $kind ->
        [plist] `{ $path }` 是二进制格式的属性列表
        [android] `{ $path }` 是打包后的二进制格式清单文件
        [archive] `{ $path }` 是压缩包，例如整个应用安装包
        [name] `{ $path }` 的扩展名不对，没有作为文本读取
       *[encoding] `{ $path }` 不是 UTF-8 编码的文本
    }
    .help = { $kind ->
        [plist] 转换为文本格式：`plutil -convert xml1 -o Info.xml.plist Info.plist`
        [name] 沿用构建时的文件名：`AndroidManifest.xml`、`Info.plist`、`PrivacyInfo.xcprivacy`
        [encoding] 将文件另存为 UTF-8 编码
       *[android] 使用构建产生的合并后清单（在 `build/intermediates/merged_manifests/` 下），或用 `apktool` 解包；`aapt2 dump xmltree` 的输出不是 `XML`
    }
bad-evidence = { $kind ->
        [open-tag] 标签缺少结尾的 `>`
        [open-value] 属性缺少后引号
        [open-markup] 注释或其他标记没有结束
        [open-element] 元素 `{ $name }` 没有结束标签
        [end-tag] 这个结束标签没有对应的开始标签
        [attribute] 属性应写成 `name="value"`，且不能重复
        [entity] `{ $name }` 不代表任何字符；`&` 本身应写成 `&amp;`
        [prefix] `{ $name }` 的前缀没有声明（`xmlns`）
        [deep] 元素嵌套超过 { $limit } 层
        [many] 元素或单个元素的属性超过 { $limit } 个
        [second-root] 文件唯一的根元素结束之后又出现 `{ $name }`
        [text-outside] 文字写在了所有元素之外
        [empty] 文件是空的
        [root] 这里是 `{ $name }`，应为 `{ $expected }`
        [missing] `{ $name }` 缺少 `{ $expected }`
        [type] 值的类型是 `{ $name }`，应为 `{ $expected }`
        [value] 属性列表中没有 `{ $name }` 这种值
        [no-key] 值 `{ $name }` 前面没有键
        [no-value] 键 `{ $name }` 没有值
        [twice] 键 `{ $name }` 出现两次
       *[syntax] 不符合 `XML` 格式
    }
    .help = { $kind ->
        [root] 检查文件是否给错：`AndroidManifest.xml`、`Info.plist`、`PrivacyInfo.xcprivacy` 各有用处
        [missing] 在应用工程中补全，再重新导出文件
        [type] 在应用工程中更正，再重新导出文件
        [twice] 两个只留一个：不同系统取用的不一定是同一个
       *[other] 使用构建产生的原文件；如果改动过，请撤销改动
    }
control-sign = 文本中不能有控制字符 { $sign }
    .help = 删除它：把光标放在它后面，按退格键
toml-syntax = { $fault ->
        [unquoted] 文本必须放在引号里
        [open-text] 缺少后引号
        [open-long-text] 多行文本缺少结尾的 `{ $marks }`
        [no-opening-quote] 缺少前引号
        [escape] 文本中的 `\` 后面不能接这个字符
        [after-text] 后引号之后还有内容
        [after-value] 值之后还有内容
        [open-header] 表名的方括号没有写完整
        [brackets] 表名左右的方括号数量不一致
        [open-list] 列表没有结束：缺少 `]`
        [open-table] 表没有结束：缺少 `{"}"}`
        [no-comma] 此处缺少逗号
        [extra-comma] 多了一个逗号
        [no-equals] 键后面缺少 `=`
        [colon] 应写 `=` 的地方写成了 `:`
        [dash] 一行不能以 `-` 开头
        [slashes] 一行不能以 `//` 开头
        [braces] 整个文件不能放在花括号里
        [merge] 此处两个文件版本的合并没有完成
        [no-value] `=` 后面没有内容
        [extra-equals] 多了一个 `=`
        [no-key] `=` 前面缺少键
        [bad-key] 键中不能有这个字符
        [long-key] 键不能放在三重引号里
        [has-value] 这个键已经有值，下面不能再有其他键
        [bracket] 缺少左括号
        [number] 数字的写法不正确
        [too-deep] 括号嵌套的层数过多
       *[other] 不符合 TOML 的写法{ $original ->
            [none] {""}
           *[other] （原文：“{ $original }”）
        }
    }
    .help = { $fault ->
        [unquoted] 给文本加上英文引号：`键 = "文本"`
        [open-text] 在文本结束处写 `"`；多行文本写在 `"""` 和 `"""` 之间
        [open-long-text] 在文本结束处写 `{ $marks }`
        [no-opening-quote] 在文本前面写 `"`
        [escape] 要写反斜杠本身，写 `\\`；或把文本放在单引号里：`'…'`
        [after-text] 文本到下一个 `"` 即告结束：文本内部的引号写 `“…”` 或 `\"`；注释以 `#` 开头
        [after-value] 文本要加英文引号；注释以 `#` 开头；下一个键另起一行
        [open-header] 在表名后面写 `]`：`[sdks.umeng]`
        [brackets] 单个记录写 `[sdks.umeng]`，列表中的每一项写 `[[archive]]`
        [open-list] 在列表结束处写 `]`
        [open-table] 在表结束处写 `{"}"}`
        [no-comma] 两项之间写半角逗号：`["a", "b"]`
        [extra-comma] 删除多余的逗号
        [no-equals] 写成 `键 = "值"`；键中不能有空格
        [colon] 写成 `键 = "值"`
        [dash] 列表写成 `键 = ["a", "b"]`
        [slashes] 注释以 `#` 开头
        [braces] 删除花括号，每行写一个 `键 = "值"`
        [merge] 两个文件版本的内容只保留一个，并删除合并标记
        [no-value] 写上值，或删除这一行
        [extra-equals] 键和值之间只写一个 `=`
        [no-key] 写成 `键 = "值"`
        [bad-key] 只用小写字母 a–z、数字和连字符
        [long-key] 只用小写字母 a–z、数字和连字符
        [has-value] 删除其中一个
        [bracket] 括号要成对
        [number] 只写数字，例如 1000；文本要加英文引号
        [too-deep] 减少括号的层数
       *[other] 写成 `键 = "值"`；文本放在英文引号里
    }
special-blank = 此处有{ $kind ->
        [no-break] 不换行空格
        [wide] 全角空格
        [byte-order] 字节顺序标记
        [soft-hyphen] 软连字符
        [zero-width] 零宽字符
       *[other] 特殊空格
    }（{ $sign }）
    .help = 删除它；需要空格时，用空格键输入半角空格
smart-quotes = `{ $sign }` 不是英文引号
    .help = 改用英文半角引号：`"…"`
fullwidth-punctuation = `{ $sign }` 是全角字符{ $typed ->
        [none] {""}
       *[other] ，不是 `{ $typed }`
    }
    .help = { $typed ->
        [none] 删除它
       *[other] 切换到半角输入，改为 `{ $typed }`
    }
unquoted-key = `{ $key }` 不能用作键
    .help = 用 `docs/content.md` 中的键，或由小写字母 a–z、数字和连字符组成的标识；给读者看的文字写在 `=` 右边的引号里
duplicate-key = `{ $key }` 出现了两次
    .help = 删除其中一个，或为其中一个换一个标识
unknown-key = { $table ->
        [root] 这个文件
       *[other] `{ $table }`{" "}
    }没有 `{ $key }` 这个键
    .help = 各表有哪些键，见 `docs/content.md`
missing-key = { $table ->
        [root] 这个文件
       *[other] `{ $table }`{" "}
    }缺少键 `{ $key }`
    .help = 添加 `{ $key } = …`
wrong-type = 此处应为{ $expected ->
        [integer] 不小于 0 的整数
        [boolean] {" "}`true` 或 `false`
        [array] 放在方括号里的列表
        [date] 不加引号的日期，如 2026-10-01
        [table] 表
       *[string] 放在引号里的文本
    }，实为{ $found ->
        [string] 文本
        [float] 带小数点的数字
        [boolean] {" "}`true` 或 `false`
        [array] 列表
        [date] 日期
        [time] 时间
        [tables] 由表组成的列表
        [table] 表
       *[integer] 数字
    }
    .help = 这个键应填什么，见 `docs/content.md`
unknown-value = `{ $value }` 不在这个键的可选值之内
    .help = 从以下各项中选用：{ $known }
wrong-form = 无法读取各表：`{ $fault }`
    .help = 这是程序的缺陷：连同这个文件一并报告
empty-text = 文本为空
    .help = 写上文本，或删除这个键
bad-date = { $reading ->
        [impossible] 没有 `{ $value }` 这一天
        [quoted] 日期 `{ $value }` 加了引号
        [template] 此处应写日期，现为 `{ $value }`
       *[other] `{ $value }` 不是规定的日期写法
    }
    .help = { $reading ->
        [impossible] 写历法中存在的日期，形式为 2026-10-01，不加引号
        [quoted] 写 `{ $first }`：日期不加引号
        [template] 在此填写日期，形式为 2026-10-01，不加引号
        [one] 写 `{ $first }`，不加引号
        [two] 按本意写 `{ $first }` 或 `{ $second }`，不加引号
       *[other] 日期写成 2026-10-01 的形式，不加引号
    }
bad-boolean = `{ $value }` 既不是 `true` 也不是 `false`
    .help = “是”写 `true`，“否”写 `false`，不加引号；如果是文本，放在英文引号里
bad-number = `{ $value }` 不是规定的整数写法
    .help = 只写数字，例如 1000，不加分隔符、单位或引号；如果是文本，放在英文引号里
bad-duration = `{ $value }` 不是期限
    .help = 90 天写 `P90D`，12 个月写 `P12M`，2 年写 `P2Y`；或写某个 `[retention.…]` 的标识
bad-url = `{ $value }` 不是有效的地址
    .help = 写完整地址：`https://…`、`mailto:…`、`tel:…`；本网站的文件写 `/…`
bad-email = `{ $value }` 不是电子邮箱地址
    .help = 写成 `name@example.com` 的形式
bad-country = `{ $value }` 不是国家或地区代码
    .help = 写两个大写字母（ISO 3166-1）：`CN`、`DE`、`US`
bad-color = `{ $value }` 不是颜色
    .help = 用十六进制数字写红、绿、蓝：`#0b5fa5`
bad-font = `{ $value }` 不是字体名称
    .help = 每项只写一个字体名称，由字母、数字、空格和连字符组成；其他字体另起一项
bad-app-link = `{ $value }` 不是应用可以响应的地址
    .help = 写应用自己协议的地址，如 `myapp://close`
low-contrast = { $scheme ->
        [dark] 深色
       *[light] 浅色
    }页面上 `{ $text }` 与 `{ $ground }` 的对比度为 { $contrast }:1，低于最低要求 4.5:1
    .help = 为 `{ $text }` 选用与 `{ $ground }` 反差更大的颜色
bad-language = `{ $value }` 不是通行写法的语言代码
    .help = 写成 `en`、`zh-CN`、`pt-BR` 的形式
bad-numbering = `{ $value }` 不是编号方式
    .help = 写 `"decimal"`、`"chinese"`、`"none"`，或逐级写出样式：`["1、", "(1)", "1.", "a."]`
bad-id = `{ $id }` 不能用作标识
    .help = 只用小写字母 a–z、数字和连字符，不超过 64 个字符
bad-time-zone = `{ $zone }` 不是时区
    .help = 写 IANA 时区名：`Asia/Shanghai`、`Europe/London`
base-url-slash = 网址末尾缺少 `/`
    .help = 在末尾加上 `/`
no-language = 没有声明任何语言
    .help = 写 `languages = ["en"]`，源语言放在第一位
duplicate-language = `{ $language }` 声明了两次
    .help = 删除其中一个
unknown-theme = 没有主题 `{ $theme }`
    .help = 新建文件夹 `themes/{ $theme }`，或删除这个键以使用内置主题
no-policy = `content/` 中没有政策
    .help = 新建文件夹 `content/<政策>/<版本号>/`，或从 `policysite new site DIR` 开始
no-release = 政策 `{ $policy }` 没有任何版本
    .help = 把文件放进以版本号命名的文件夹：`content/{ $policy }/2026-01-01/`
bad-policy-name = `content/{ $name }` 不能用作政策的名称
    .help = 只用小写字母 a–z、数字和连字符；这个名称会成为网址的一部分
bad-version = `{ $path }` 不能用作版本号
    .help = 只用字母、数字、点、连字符和下划线；版本号会成为网址的一部分
no-records = `{ $folder }` 中没有 TOML 文件
    .help = { $misnamed ->
        [yes] 把 `{ $found }` 改名，使文件名以 `.toml` 结尾
       *[no] 添加 `policy.toml`，至少写明 `title` 和 `app.name`
    }
no-prose = 缺少 `{ $path }`
    .help = { $misnamed ->
        [yes] 把 `{ $found }` 改名，使文件名以 `.md` 结尾
       *[no] 把这种语言的正文写进这个文件
    }
unknown-id = { $table ->
        [clauses] 正文
       *[other] `{ $table }`{" "}
    }中没有 `{ $id }`
    .help = { $table ->
        [data] 使用 `docs/taxonomy.md` 中的标识，或补上它所指的记录
        [purposes] 使用 `docs/taxonomy.md` 中的标识，或补上它所指的记录
       *[other] 更正标识，或补上它所指的记录
    }
unknown-group = 没有分组 `{ $group }`
    .help = 更正名称，或添加 `[groups.{ $group }]`
group-without-list = 分组 `{ $group }` 没有列表 `{ $field }`
    .help = 在 `[groups.{ $group }]` 中添加 `{ $field } = [...]`，或改用另一个分组
nested-group = 分组不能引用另一个分组
    .help = 把各个值直接写出；分组只有一层
unknown-translation = 原文在此处没有 `{ $key }`
    .help = 删除它，或先在源语言中添加
not-translatable = 只有文本和名称可以翻译
    .help = 删除这个键；它取自源语言
unequal-lists = 译文的项数（{ $found }）与原文（{ $expected }）不同
    .help = 与原文逐项对应，顺序相同
wrong-language-clause = 条款 `{ $id }` 注明只用于另一种语言
    .help = 在此删除它，或更正它的 `only="…"`
raw-html = 正文中不能写 HTML：`{ $html }`
    .help = 用 Markdown 书写；如果要显示这个符号本身，写 `&lt;`
open-comment = 注释没有结束：其后的内容都会丢失
    .help = 在注释结束处写 `-->`
code-info = 代码块标记旁的 `{ $info }` 不会显示
    .help = 另起一行书写
too-many = { $kind ->
        [parts] 这份文本的段落、列表项和表格行超过 { $limit } 个
        [definitions] 这份文本在句子之外定义的链接超过 { $limit } 个
        [items] 列表 `{ $name }` 超过 { $limit } 项
       *[records] 表 `{ $name }` 的记录超过 { $limit } 条
    }
    .help = { $kind ->
        [parts] 拆分为多份政策，或删去重复的内容
        [definitions] 把网址直接写在链接中：`[文字](https://…)`
        [items] 删去重复的项
       *[records] 删去重复的内容；这样长的清单对读者没有用处
    }
too-deep = 标记或段落的嵌套超过 { $limit } 层
    .help = 减少层级
link-definition = `[{ $name }]: …` 这一行会被当作链接的定义，不会显示
    .help = 要显示它，写 `\[{ $name }]: …`；要使用它，写 `[文字][{ $name }]`
image = 正文中不能有图片
    .help = 用文字说明，或链接到 `static/` 中的文件
long-row = 这一行超过 { $columns } 个单元格，即表头的单元格数
    .help = 删除多余的 `|`；要写这个符号本身，写 `\|`
link-title = 链接中放在引号里的标题不会显示
    .help = 删除它，或把这些文字写进句子
empty-link = 链接没有文字
    .help = 写 `[文字](地址)`；只有 `[](#clause)` 可以不写文字
bad-link = `{ $address }` 不能用作链接的地址
    .help = 写 `https://…`、`mailto:…`、`tel:…`、`/file`、`#clause` 或 `@page`
unknown-file = `static/` 中没有文件 `{ $path }`
    .help = 把文件放进去，或更正链接；大小写有区别
unknown-page = 没有自动生成的页面 `@{ $page }`
    .help = 可用的有：已收集个人信息清单 `@collected`、第三方共享清单 `@shared`、应用权限清单 `@permissions`、第三方SDK目录 `@sdks/android`、隐私政策摘要 `@summary`、版本历史 `@history`
no-sdk-list = 本版本没有平台 `{ $platform }` 的第三方SDK目录
    .help = 在 `[sdks.<id>]`、`[permissions.<id>]` 或 `[platforms.<id>]` 中写明该平台，或改为链接到其他平台的目录
unknown-anchor = 正文中没有条款 `#{ $id }`
    .help = 更正标识，或在所指条款的末尾写 `{"{"}#{ $id }{"}"}`
duplicate-id = 标识 `{ $id }` 出现了两次
    .help = 为其中一个条款换一个标识
misplaced-id = 标识只能写在标题、段落、列表项或一行首个单元格的末尾
    .help = 移到那里；如果要写这些符号本身，写 `\{"{"}#`
unknown-attribute = 此处没有属性 `{ $name }`
    .help = 见 `docs/content.md` 的 `Prose` 一节
bad-placeholder = `{ $text }` 既不是事实也不是区块
    .help = 写 `{"{{"} path {"}}"}`；如果要写这些符号本身，写 `\{"{{"}`
unknown-fact = `{ $path }` 不是可以在正文中引用的事实
    .help = 见 `docs/content.md` 的 `Facts` 一节
missing-fact = `{ $path }` 在这个版本中没有值
    .help = 在事实记录中补上值，或换一种不引用它的说法
unknown-block = 没有区块 `{ $block }`
    .help = 见 `docs/content.md` 的 `Blocks` 一节
block-in-sentence = 区块 `{ $block }` 必须单独成段
    .help = 在它前后各留一个空行
block-value = `{ $value }` 不是 `{ $name }` 的可选值
    .help = 从以下各项中选用：{ $known }
block-in-text = 记录中的文本只能是连续的文字
    .help = 只写一段；列表、标题和标识写在 `.md` 文件里
title-heading = `#` 是文件的总标题，总标题写在 `policy.toml` 中
    .help = 从 `##` 开始
nested-heading = 列表或引文中不能有标题
    .help = 先结束列表：删除缩进
heading-skips = 标题写了 { $found } 个 `#`，此处应为 { $expected } 个
    .help = 写 { $expected } 个 `#`，或补上漏掉的标题
wrong-number = 写的编号是 { $typed }，实际编号是 { $number }
    .help = 改为 { $number }；或每项都写 `1.`，由程序编号；没有缩进的段落会打断列表
footnote-unused = 没有地方引用脚注 `{ $name }`
    .help = 在应引用处写 `[^{ $name }]`，或删除脚注
template = 主题有错误，模板引擎报告：{ $fault }
    .help = 更正模板；每个页面可用的内容见 `docs/theming.md`
locale-syntax = `{ $language }` 的界面用语有错误：`{ $fault }`
    .help = 更正 `.ftl` 文件；每条消息写成 `键 = 文字`
locale-missing = 没有 `{ $language }` 的界面用语
    .help = 添加 `themes/<主题>/locales/{ $language }.ftl`；复制内置的 `en.ftl` 并翻译
page-too-large = `{ $page }` 生成的页面超过 { $limit } MB
    .help = 检查主题中是否有重复不止的模板，或把文本分成几个政策
webview-too-large = `{ $path }` { $measure ->
        [gzip] 压缩传输时
       *[raw] {""}
    }有 { $size } KB，而 `webview.{ $key }` 最多允许 { $limit } KB{ $count ->
        [1] {""}
       *[other] {""}；共有 { $count } 个文件过大
    }
    .help = 缩短文本或把它分成几个政策，或在 `site.toml` 的 `[webview]` 中调高 `{ $key }`
webview-not-alone = `{ $path }` { $count ->
        [1] {""}
       *[other] 等 { $count } 个文件
    }应当独立成页，却引用了 `{ $what }`
    .help = 在 `frame.webview` 有值时，让主题的模板不写出它
bad-old-address = 旧网址 `{ $address }` { $kind ->
        [slash] 没有以 `/` 开头
        [query] 含有 `?` 或 `#`，静态网站的服务器不看这些
        [twice] 在这里出现了两次
        [taken] 是本网站一个页面或文件的网址
       *[sign] 含有旧网址不能有的符号
    }
    .help = { $kind ->
        [slash] 写它在主机上的路径，如 `"/privacy.html"`
        [query] 只写路径，或在服务器上设置跳转
        [twice] 删除其中一个；`/x` 和 `/x/` 是同一个
        [taken] 删除它；这个网址并不旧
       *[sign] 写由普通名称组成的路径；不支持通配
    }
bad-redirect = { $kind ->
        [https] `{ $to }` 既不是本网站的路径，也不是 `https://` 网址
        [own] `{ $to }` 是本网站的网址
        [query] `{ $to }` 含有 `?`，本网站的页面不看这些
        [anchor] `{ $to }` 的页面存在，但其中没有这个锚点
        [chain] `{ $to }` 本身是旧网址
       *[missing] 本网站没有 `{ $to }`
    }
    .help = { $kind ->
        [https] 写路径，如 `"app/en/"`，或写带 `https://` 的网址
        [own] 只写路径，不写 `base_url`
        [query] 删除 `?` 及其后的部分
        [anchor] 更正 `#` 后面的部分
        [chain] 直接写它所指向的地方
       *[missing] 写从首页开始的路径，前面不写 `/`；文件夹以 `/` 结尾
    }
output-conflict = 两项输出都要写入 `{ $path }`：{ $first ->
        [page] 页面
        [theme] 主题
        [text] 纯文本
       *[other] `{ $first }`
    } 和 { $second ->
        [page] 页面
        [theme] 主题
        [text] 纯文本
       *[other] `{ $second }`
    }
    .help = 为其中一个改名
broken-link = `{ $page }` 链接到 `{ $link }`，但后者不存在
    .help = 更正链接，或更正 `static/` 中文件的地址
forbidden-html = `{ $page }` 中会出现 `{ $what }`，任何页面都不允许有
    .help = 更正主题；页面可以有哪些内容，见 `docs/theming.md`
unknown-corrected = 没有可更正的版本 `{ $version }`
    .help = 改正版本号
note-without-change = 说明写了 `{ $id }` 变更的理由，但其文字与 { $version } 版相同
    .help = 删除说明，或更正其标识
unknown-changed-clause = 本版本和上一版本都没有条款 `{ $id }`
    .help = 更正标识，或删除关于其变更的说明
language-lost = 版本 `{ $version }` 没有 `{ $language }` 文本，而较早的版本有
    .help = 添加 `{ $language }.toml` 和 `{ $language }.md`，否则指向该语言的链接会失效
signal-without-reason = `signal.{ $law }` 写了 `{ $class }` 而没有理由，但{ $subject ->
        [none] 首个版本要求 `{ $computed }`
       *[other] {" "}`{ $subject }` 要求 `{ $computed }`（`{ $basis }`）
    }
    .help = 用 `reason = "…"` 写明理由；或删除 `signal.{ $law }`，由变更内容决定

lock-missing = `{ $path }` 已定稿，但该政策的锁定文件不见了
    .help = 从版本管理系统或备份中恢复 `{ $folder }policy.lock`
lock-form = 锁定文件第 { $entry } 项（版本 `{ $version }`）缺少 `{ $key }`
    .help = 这个文件由程序写入，不应手工编辑：从版本管理系统或备份中恢复
lock-altered = 锁定文件第 { $entry } 项（版本 `{ $version }`）在记录之后被改动
    .help = 从版本管理系统或备份中恢复这个文件；之后的决定另作新的一项记录：`policysite withdraw`、`postpone`、`takedown`
lock-edited = 从这里开始，锁定文件与写入时不同
    .help = 从版本管理系统或备份中恢复这个文件；其中任何内容都不应手工编写，包括注释
lock-chain = 锁定文件第 { $entry } 项（版本 `{ $version }`）与上一项不衔接
    .help = 有一项被删除，或顺序被调换；从版本管理系统或备份中恢复这个文件
lock-contradiction = 锁定文件第 { $entry } 项（版本 `{ $version }`）不可能属实：{ $what ->
        [key] 此类记录不含 `{ $value }`
        [day] 其记录日期早于上一项的 { $value }
        [released] 该版本此前已定稿
        [sequence] 其 `sequence` 不是 { $value }
        [predecessor] 此前没有定稿过版本 `{ $value }`
        [not-released] 此前没有一项为该版本定稿
        [taken-down] 该版本此前已撤下
        [language] 该版本的 `{ $value }` 此前已定稿
        [other-files] 其 `texts` 和 `inputs` 不只属于 `{ $value }`
        [input] `{ $value }` 此前定稿时的哈希值不同
        [withdrawn] 该版本此前已撤回
        [in-force] 该版本自 { $value } 起已施行
        [not-later] 该版本原定于 { $value } 生效，而新的日期并不更晚
        [unsaid] 其定稿的文件中没有写 `{ $value }`
       *[records] 其定稿的文件写的是 `{ $value }`
    }
    .help = 它的哈希值是对的，可见不是本程序所写，或使用了错误的 `--as-of`：从版本管理系统或备份中恢复锁定文件
frozen-file-changed = `{ $path }` 与版本 `{ $version }` 定稿时不同
    .help = 从版本管理系统或备份中恢复这个文件；要改文字，须另立新版本：`policysite new release`
frozen-file-missing = 版本 `{ $version }` 已定稿的文件 `{ $path }` 不见了
    .help = 从版本管理系统或备份中恢复这个文件
frozen-file-added = `{ $path }` 不属于已定稿的版本 `{ $version }`
    .help = 移走这个文件；要增加语言，在 `site.toml` 的 `languages` 中加上语言代码，再运行 `policysite release`
frozen-release-missing = 已定稿的版本 `{ $version }` 的文件夹 `{ $path }` 不见了
    .help = 从版本管理系统或备份中恢复；如果是依要求删除，将其记录在案：`policysite takedown`
frozen-language = `{ $folder }` 的 `{ $language }` 文本已定稿，但网站没有声明该语言
    .help = 在 `languages` 中加上 `"{ $language }"`：其页面的网址必须保留
frozen-text-changed = `{ $path }` 与版本 `{ $version }` 定稿的文本不同
    .help = 从版本管理系统或备份中恢复这个文件
frozen-text-missing = 版本 `{ $version }` 定稿的文本 `{ $path }` 不见了
    .help = 对该版本再运行一次 `policysite release`：如果各文件仍与定稿时相同，程序会重新写出文本
frozen-text-added = `{ $path }` 是定稿文本，但没有锁定文件提到它
    .help = 移走这个文件，或从版本管理系统或备份中恢复该政策较新的锁定文件
frozen-words-changed = 版本 `{ $version }` 的 `{ $language }` 文本中，`{ $part }` 与定稿的文字不同：{ $words }
    .help = 撤销改动；要改文字，须另立新版本：`policysite new release`
frozen-form = 版本 `{ $version }` 按第 { $form } 号规范格式定稿，本程序支持的是第 { $known } 号
    .help = 使用较新版本的程序
nothing-released = 这个网站还没有任何已定稿的版本
    .help = 文本确定后为版本定稿：`policysite release POLICY VERSION`；在此之前，可用 `--drafts` 生成草稿
release-without-date = 该版本没有发布日期
    .help = 写上 `published = …`，即文字公开之日，以及 `effective = …`，即文字生效之日
no-manifest = `{ $path }` 中没有本程序为网站写的 `manifest.json`
    .help = 指明 `policysite build` 所写的网站文件夹
published-altered = `{ $path }` 与发布的文件不同
    .help = 重新生成并发布，并查明何人改动
published-missing = 已发布的 `{ $path }` 不见了
    .help = 重新生成并发布，不要使用更早的 `--as-of`，并查明何人删除
published-extra = `{ $path }` 不是随网站发布的文件
    .help = 删除它；如果它属于网站，放进 `static/`
published-other = `{ $path }` 与锁定文件中版本 `{ $version }` 的文本不同
    .help = 用源文件重新生成并发布；如果源文件可信，则已发布的文本不可信
published-head = { $hash ->
        [none] 已发布的文件夹有 `{ $policy }` 的页面，但没有指明其锁定文件的任何一项
       *[other] 生成已发布文件夹所依据的 { $hash } 一项，不在 `{ $policy }` 的锁定文件中
    }
    .help = 如果 `--root` 就是生成它的网站，说明锁定文件被回退或替换：从版本管理系统或备份中恢复
published-unknown = `{ $policy }` 的版本 `{ $version }` 已发布，但没有锁定文件提到它
    .help = 不加 `--drafts` 重新生成并发布；如果该版本已定稿，从版本管理系统或备份中恢复锁定文件
unknown-head = { $form ->
        [signs] `{ $hash }` 不是哈希值：含有 0–9 和 a–f 以外的字符
        [length] `{ $hash }` 不是哈希值：应为 64 个字符，实为 { $signs } 个
       *[hash] 哈希值 { $hash } 既不对应锁定文件的任何一项，也不是 `manifest.json` 的哈希值
    }
    .help = { $form ->
        [signs] 重新复制哈希值，不带其他内容
        [length] 重新复制哈希值，从第一个字符到最后一个
       *[hash] 如果抄录无误，则它所对应的内容在留存之后被改动或删除：与备份比对
    }
unknown-policy = 没有政策 `{ $policy }`
    .help = 一项政策即 `content/` 下的一个文件夹
unknown-release = 政策 `{ $policy }` 没有版本 `{ $version }`
    .help = 一个版本即 `content/{ $policy }/` 下的一个文件夹；用 `policysite new release` 新建
already-frozen = `{ $policy }` 的版本 `{ $version }` 的全部语言均已定稿
    .help = 要改文字，须另立新版本：`policysite new release`
not-frozen = `{ $policy }` 的版本 `{ $version }` 是草稿
    .help = 编辑或删除其文件夹：其内容从未发布
not-announced = `{ $policy }` 的版本 `{ $version }` 已不是待生效的版本：其生效日期是 { $from }，或已撤回
    .help = 曾经施行的文本保留在版本历史中；错误由载明 `corrects = "{ $version }"` 的新版本更正
not-later = `{ $policy }` 的版本 `{ $version }` 于 { $from } 生效，{ $date } 并不更晚
    .help = 指定更晚的日期；要提前生效，先撤回该版本，再为新版本定稿
still-standing = `{ $policy }` 的版本 `{ $version }` 正在施行或即将施行，不能撤下
    .help = 先为取代它的版本定稿；如果已发布而未生效，则将其撤回
day-before-last = { $day } 早于 { $last }，即政策 `{ $policy }` 上一项记录的日期
    .help = 在该日或之后记录；`--as-of` 指明作出决定的日期
release-behind = 版本 `{ $version }` 的 `{ $language }` 文本尚未确认与原文一致，还有 { $count } 处
    .help = 用 `policysite i18n status { $policy } { $version }` 查看，更正译文后运行 `policysite i18n accept { $policy } { $version } --lang { $language } --all`
release-out-of-order = 该版本写明于 { $published } 发布，早于最近定稿的版本 `{ $last }`（{ $date }）
    .help = 写上这些文字实际公开的日期；各版本按发布先后定稿

unseen-sign = 字符 { $sign } 并非人人可见，却会影响阅读或检索：{ $name ->
        [soft-hyphen] 软连字符
        [combining-grapheme-joiner] 组合字符连接符
        [arabic-letter-mark] 阿拉伯字母标记
        [hangul-filler] 谚文填充符
        [khmer-inherent-vowel] 高棉文固有元音
        [mongolian-variation-selector] 蒙古文变体选择符
        [mongolian-vowel-separator] 蒙古文元音分隔符
        [zero-width-space] 零宽空格
        [zero-width-non-joiner] 零宽不连字
        [zero-width-joiner] 零宽连字
        [left-to-right-mark] 从左至右标记
        [right-to-left-mark] 从右至左标记
        [line-separator] 行分隔符
        [paragraph-separator] 段分隔符
        [left-to-right-embedding] 从左至右嵌入
        [right-to-left-embedding] 从右至左嵌入
        [pop-directional-formatting] 结束方向格式
        [left-to-right-override] 强制从左至右
        [right-to-left-override] 强制从右至左
        [word-joiner] 单词连接符
        [invisible-operator] 不可见运算符
        [left-to-right-isolate] 从左至右隔离
        [right-to-left-isolate] 从右至左隔离
        [first-strong-isolate] 按首字符方向隔离
        [pop-directional-isolate] 结束方向隔离
        [deprecated-format-character] 已弃用的格式字符
        [braille-pattern-blank] 盲文空白
        [private-use] 私用字符
        [noncharacter] 非字符
        [variation-selector] 变体选择符
        [byte-order-mark] 字节顺序标记
        [halfwidth-hangul-filler] 半角谚文填充符
        [interlinear-annotation] 行间注释符
        [musical-format-character] 乐谱格式字符
        [tag] 标签字符
       *[unassigned] 未分配的字符
    }
    .help = { $kind ->
        [private] 改用各设备都有的字符
        [direction] 删除它：阿拉伯文和希伯来文的方向会自动确定
       *[other] 删除它，除非确知其用途
    }
odd-host = { $kind ->
        [mixed] 域名 `{ $host }` 混用了几种文字的字母
        [lookalike] 域名 `{ $host }` 看似 `{ $shown }`，实为另一个
        [user] 地址通向 `{ $host }`，而不是 `{ $shown }`
        [unreadable] 域名 `{ $host }` 不是浏览器能读的名称
       *[encoded] 域名 `{ $host }` 就是 `{ $shown }`
    }
    .help = { $kind ->
        [user] 删除 `@` 之前的内容
        [encoded] 按读者所见书写：`{ $shown }`
       *[other] 重新输入地址，不要复制
    }
host-limit = { $kind ->
        [rules] `_redirects` 有 { $count } 条旧网址规则，而常见的托管服务最多接受 { $limit } 条
        [patterns] `_redirects` 本应有 { $count } 条语言标签写法的规则，而常见的托管服务最多接受 { $limit } 条，多出的已略去
        [line] `_redirects` 有一行长 { $count } 个字符，而常见的托管服务最多接受 { $limit } 个
       *[bytes] `_redirects` 有 { $count } 字节，而常见的托管服务最多接受 { $limit } 字节
    }
    .help = { $kind ->
        [patterns] 不必处理，这些网址上有跳转页面；也可以改用 `nginx`
       *[other] 从 `[redirects]` 中删除已无人访问的旧网址，或改用 `nginx`
    }
stray-file = 程序不读取 `{ $path }`
    .help = 删除或改名；译文以 `site.toml` 中声明的语言命名（如 `zh-CN.md`）
unused-group = 没有地方用到分组 `{ $group }`
    .help = 删除它，或以 `"@{ $group }"` 引用
untranslated = 这段文本没有 `{ $language }` 译文：“{ $text }”
    .help = 在 `{ $language }.toml` 的同一个键下补上
clause-untranslated = 条款 `{ $id }` 没有 `{ $language }` 译文
    .help = 以同一标识翻译
clause-differs = 条款 `{ $id }` 的组成与原文不同：应为{ $expected }，实为{ $found }
    .help = 列表、表格行和区块应与原文相同；读一种语言的人不应比读另一种语言的人少看到内容
translation-links = { $kind ->
        [clause] 条款 `{ $id }`
        [footnote] 脚注 `{ $id }`
       *[record] `{ $id }`
    } 的 `{ $language }` 文本{ $difference ->
        [missing] 缺少原文的链接：{ $missing }
        [excess] 有原文所没有的链接：{ $excess }
       *[other] 链接到 { $excess }，而原文链接到 { $missing }
    }
    .help = 与原文的链接一致，次数相同
translation-facts = { $kind ->
        [clause] 条款 `{ $id }`
        [footnote] 脚注 `{ $id }`
       *[record] `{ $id }`
    } 的 `{ $language }` 文本{ $difference ->
        [missing] 缺少原文引用的事实：{ $missing }
        [excess] 引用了原文没有引用的事实：{ $excess }
       *[other] 引用的事实是 { $excess }，而原文引用的是 { $missing }
    }
    .help = 两种语言的花括号中写相同的路径
translation-dates = { $kind ->
        [clause] 条款 `{ $id }`
        [footnote] 脚注 `{ $id }`
       *[record] `{ $id }`
    } 的 `{ $language }` 文本{ $difference ->
        [missing] 缺少原文写明的日期：{ $missing }
        [excess] 写了原文没有的日期：{ $excess }
       *[other] 写的是 { $excess }，而原文写的是 { $missing }
    }
    .help = 更正日期；如果它在事实记录中，两种语言都写 `{"{{"} effective {"}}"}` 之类的引用
translation-numbers = { $kind ->
        [clause] 条款 `{ $id }`
        [footnote] 脚注 `{ $id }`
       *[record] `{ $id }`
    } 的 `{ $language }` 文本{ $difference ->
        [missing] 没有写 { $missing }，而原文写了
        [excess] 写了 { $excess }，而原文没有写
       *[other] 写的是 { $excess }，而原文写的是 { $missing }
    }
    .help = 更正数字；如果一种语言多说了内容，在两种语言中都写明
translation-emails = { $kind ->
        [clause] 条款 `{ $id }`
        [footnote] 脚注 `{ $id }`
       *[record] `{ $id }`
    } 的 `{ $language }` 文本{ $difference ->
        [missing] 缺少原文的电子邮箱地址：{ $missing }
        [excess] 有原文所没有的电子邮箱地址：{ $excess }
       *[other] 写的是 { $excess }，而原文写的是 { $missing }
    }
    .help = 更正地址；事实记录中的地址可以用事实引用
clause-not-in-source = 原文没有条款 `{ $id }`
    .help = 更正标识，或为该条款注明 `only="…"`
language-missing = 版本 `{ $version }` 没有 `{ $language }` 文本
    .help = 添加 `{ $language }.toml` 和 `{ $language }.md`
no-governing-language = 版本 `{ $version }` 有多种语言，但没有写明以哪一种为准
    .help = 添加 `[governing]` 并写 `language = "…"`，即各语言文本不一致时作准的语言
translation-lock-edited = `{ $id }` 的确认记录与写入时不同
    .help = 撤销对这个文件的改动；它由 `policysite i18n accept` 写入
translation-not-accepted = `{ $language }` 译文尚无任何部分经过确认
    .help = 通读后运行 `policysite i18n accept { $policy } { $version } --lang { $language } --all`
translation-stale = `{ $id }` 的 `{ $language }` 译文确认之后，原文又有变更
    .help = 用 `policysite i18n status { $policy } { $version }` 查看变更，更正译文，再运行 `policysite i18n accept { $policy } { $version } --lang { $language } { $id }`
translation-unaccepted = `{ $id }` 的 `{ $language }` 译文现有文字未经确认
    .help = 通读后运行 `policysite i18n accept { $policy } { $version } --lang { $language } { $id }`
translation-copy = `{ $id }` 的 `{ $language }` 译文与原文相同
    .help = 翻译它；如果两种语言本来就一样，运行 `policysite i18n accept { $policy } { $version } --lang { $language } { $id }`
translation-orphan = `{ $id }` 的原文已不存在，但其 `{ $language }` 译文仍在确认记录中
    .help = 运行 `policysite i18n accept { $policy } { $version } --lang { $language } { $id }`，将其从记录中去掉
empty-block = 没有记录可列入区块 `{ $block }`；页面上将显示“无”
    .help = 补上记录，或删除区块
indented-code = 行首的四个空格使这一段成为代码块
    .help = 删除缩进，或与上方列表项的文字对齐
loose-indent = 这一行的缩进不足以归入上方的列表项，将排在列表之外
    .help = 与列表项的文字对齐，或完全不缩进
joined-items = 以 `{ $sign }` 开头的各行会连成一段
    .help = 列表写 `1. …` 或 `- …`；表格在表头下一行写 `| --- | --- |`
joined-lines = { $count } 个短行会连成一行
    .help = 要分行，在每行末尾写 `\`
visible-markup = `{ $markup }` 会原样显示
    .help = { $kind ->
        [heading] 标题以半角 `##` 和一个空格开头：`## 文字`
        [braces] 改用半角花括号：`{"{"}` 和 `{"}"}`
       *[marks] 把标点移到标记之外（`**文字**：`）；如果要写这个符号本身，在前面写 `\`
    }
typed-number = `{ $number }` 是手工输入的文字；该条款还会自动编号
    .help = 删除它；要写列表，写 `1. `，用半角句点和空格
typed-reference = `{ $reference }` 是手工输入的，条款增加或移动后就会出错
    .help = 写 `[](#id)`，其中 `id` 为该条款的标识；编号会自动生成
unknown-date = { $date } 不是本版本事实记录中的日期
    .help = 使用 `{"{{"} effective {"}}"}` 之类的事实，或更正日期
heading-without-id = 已发布版本的这个标题没有标识
    .help = 在末尾写上由字母组成的标识，例如 `{"{"}#contact{"}"}`：链接和版本对比都以它为准
unknown-former-id = 上一版本没有条款 `{ $id }`
    .help = 更正 `was=…`，或将其删除
data-without-name = 以下个人信息类型或其分组没有 `{ $language }` 名称：{ $items }
    .help = 写进 `site.toml`：`[taxonomy.{ $first }]` 下写 `label.{ $language } = "…"`
no-controller = 相关方中没有个人信息处理者或共同处理者
    .help = 添加一个 `role = "controller"` 的相关方（《个人信息保护法》第十七条第一款第一项；GDPR 第 13 条第 1 款 (a) 项）
no-contact = 没有写明任何联系方式
    .help = 为相关方或 `[contacts.…]` 添加电子邮箱、电话、地址或表单（《个人信息保护法》第十七条第一款第一项；GDPR 第 13 条第 1 款 (a) 项）
sdk-without-name = 第三方SDK `{ $id }` 没有名称
    .help = 添加 `name = "…"`（《App违法违规收集使用个人信息行为认定方法》第二条第 1 项：第三方代码、插件应逐一列出）
use-without-purpose = 个人信息的使用 `{ $id }` 没有写明目的
    .help = 添加 `purpose = "…"`（《个人信息保护法》第十七条第一款第二项；GDPR 第 13 条第 1 款 (c) 项）
permission-without-purpose = 权限 `{ $id }` 没有写明目的
    .help = 添加 `purpose = "…"`（《App违法违规收集使用个人信息行为认定方法》第二条第 3 项）
unknown-permission = { $platform ->
        [android] Android
        [ios] iOS
        [harmony] HarmonyOS
       *[other] { $platform }
    } 的权限列表中没有 `{ $name }`
    .help = 更正名称，或将其加入 `site.toml` 的 `[taxonomy.{ $platform }]`
no-effective-date = 该版本没有生效日期
    .help = 添加 `effective = …`（GB/T 35273-2020 附录D：发布日期和生效日期均应写明）
retroactive = 文字于 { $published } 发布，却写明自 { $effective } 起已生效
    .help = 生效日期应为发布当日或之后
label-interrupts = 这里打断了列表
no-text-in-force = 自 { $published } 版本 `{ $version }` 发布起，至 { $from } 止，没有施行中的文本
    .help = 首个文本应自发布之日起生效；或在 `[[archive]]` 中写明此前施行的旧文本
published-earlier = 该版本写明已于 { $published } 发布，而定稿日期是 { $day }
    .help = 如果此前文字并未公开，写上将要公开的日期；锁定文件会同时记录这两个日期
overtaken = 版本 `{ $version }` 于 { $from } 生效，早于发布在先的版本 `{ $other }`；后者将于 { $date } 生效并取代它
    .help = 将其生效日期定在 { $date } 之后，或在该日之前撤回 `{ $other }`：`policysite withdraw`
same-day = 版本 `{ $first }` 和 `{ $second }` 于同一天（{ $date }）生效
    .help = 为后一个版本定一个更晚的生效日期

# `policysite explain` 的各部分。
label-explain-what = 含义
label-explain-why = 为什么重要
label-explain-law = 法律或标准依据
label-explain-before = 修改前
label-explain-after = 修改后
label-explain-help = 处理办法
label-explain-more = 全部说明见

# 各命令自己所说的话。错误同检查结果一样带 `.help`；要照着输入的命令写在程序里，不写在这里。

# 凡读取网站的命令。
no-site = `{ $folder }` 中没有网站：读取 `site.toml` 时系统提示“{ $error }”
    .help = 用 `--root` 指明网站的文件夹，或用 `policysite new site DIR` 新建一个
unknown-name = 没有{ $what ->
        [policy] 政策
        [version] 版本
        [language] 语言
        [translation] 译文
       *[kind] 政策类型
    } `{ $name }`
known-names = 现有：{ $names ->
        [none] 无
       *[other] { $names }
    }
policy-without-release = 政策 `{ $policy }` 没有任何版本
file-fault = `{ $path }`：系统提示“{ $error }”
failed = 系统提示“{ $error }”
explain-hint = 某条结果的详细说明，用 `policysite explain CODE` 查看（`CODE` 即方括号中的代码）

# 工作进度。
phase-files = 读取文件
phase-policies = 读取政策
phase-rules = 检查政策
phase-comparisons = 比较各版本
phase-pages = 生成各组页面
phase-checks = 检查页面
phase-outputs = 生成其他文件
phase-links = 核对链接
phase-writing = 写入文件
times-whole = 合计
phase-took = { $phase }{ $count ->
        [0] {""}
       *[other] （{ $count }）
    }：{ $seconds } 秒

# `build`
out-inside-input = `--out` 位于 `{ $folder }/` 之内，而网站正是由该文件夹生成
    .help = 选用 `content`、`static` 和 `themes` 之外的文件夹
foreign-file = `{ $path }` 不是本程序所写，继续将使其丢失
    .help = 另选一个 `--out`，或把该文件移到 `static/`
build-done = 已将 { $count } 个文件写入 `{ $folder }`{ $day ->
        [none] {""}
       *[other] ，按 { $day } 的状态
    }
build-left-out = 未收入：{ $policy } { $version }，在运行 `policysite release { $policy } { $version }` 之前是草稿
build-again = 请于 { $day } 再次生成：当日有文本发布或生效

# `diff`
no-predecessor = 政策 `{ $policy }` 在版本 `{ $version }` 之前没有其他版本
    .help = { $others ->
        [0] 用 `policysite new release { $policy } VERSION` 建立下一个版本后再比较；或用 `policysite diff --files OLD.md NEW.md` 比较两个文件
       *[other] 指明要比较的两个版本：`policysite diff { $policy } FROM TO`；现有：{ $names }
    }
not-comparable = 这两个文件无法作为政策文本读取

# `explain`
unknown-code = 没有代码 `{ $code }`
    .help = 用 `policysite explain` 列出全部代码

# `i18n`
status-language = 语言
status-missing = 没有译文
status-unit = { $language } { $unit }：{ $state }
status-translation = 译文
status-source = 原文
status-recorded = 确认记录
state-current = 已确认
state-stale = 原文已变更
state-missing = 缺译文
state-orphan = 原文已删除
state-copy = 与原文相同
state-unaccepted = 未确认
not-in-language = { $policy } { $version } 没有 `{ $language }` 文本
    .help = 添加 `{ $language }.toml` 和 `{ $language }.md`
unknown-unit = 没有 `{ $unit }` 这一处文本
    .help = 用 `policysite i18n status { $policy } { $version } --lang { $language }` 查看
unit-untranslated = `{ $unit }` 没有可供确认的 `{ $language }` 译文
    .help = 先翻译
unit-without-source = 原文没有条款 `{ $unit }`
    .help = 更正标识，或删除该条款
accept-frozen = { $policy } { $version } 的 `{ $language }` 文本已定稿
    .help = 在下一个版本中确认译文；复制文件夹时，确认记录会一并带过去
unit-accepted = 已确认 { $unit }（原为{ $state }）
unit-accepted-again = 再次确认 { $unit }
unit-dropped = 已去掉 { $unit }：其原文已不存在
accept-done = { $count ->
        [0] `{ $path }` 没有需要确认的内容
       *[other] 共确认 { $count } 处，记入 `{ $path }`
    }
accept-left = 余下：{ $list }
state-count = { $state } { $count } 处

# `new`
new-files = 新建的文件：
new-lines = `{ $path }` 中的改动：
new-dry-run = 未写入任何内容（`--dry-run`）。
not-empty = `{ $folder }` 不是空文件夹
    .help = 另指定一个尚不存在的文件夹
new-site-made = 新网站建在 `{ $folder }` 中。接下来：
new-site-serve = 在浏览器中显示；编辑 `content/` 中的文件，每次保存后页面随之更新
device-name = `{ $name }` 是 Windows 的设备名
    .help = 换一个名称
name-taken = { $what ->
        [policy] 网站已有政策
       *[version] 政策 `{ $policy }` 已有版本
    } `{ $known }`{ $same ->
        [yes] {""}
       *[no] ，只有大小写不同
    }
    .help = 换一个名称；同一名称不会使用两次
not-an-id = `{ $id }` 不能用作政策的标识
    .help = 只用小写字母、数字和连字符，不超过 64 个字符；标识会成为网址的一部分
address-taken = 网站自身需要网址 `{ $id }/`
    .help = 换一个标识
not-a-title = 标题为空，或含有控制字符
    .help = 写成一行
no-model = 政策 `{ $policy }` 没有可以读取的版本
    .help = 指定另一项政策，或不指定
not-a-version = `{ $version }` 不能用作版本号
    .help = 只用字母、数字、点、连字符和下划线；版本号会成为网址的一部分
not-copied = 无法复制：“{ $fault }”
    .help = 更正该文件；用 `policysite check` 查看出错的位置
copy-of-taken-down = 版本 `{ $version }` 已撤下，其文字不得再次使用
    .help = 复制另一个版本
nothing-to-copy = 政策 `{ $policy }` 没有可以复制的版本
    .help = 手工建立第一个版本的文件夹
last-unclear = 无法判断哪一个是最新版本：无法读取 { $versions }
    .help = 更正 `policysite check` 指出的错误，或用 `--from` 指明要复制的版本
language-declared = `site.toml` 已声明 `{ $language }`
    .help = 缺少该语言的版本需要 `{ $language }.toml` 和 `{ $language }.md`；从上一版本复制
not-a-tag = `{ $tag }` 不是通行写法的语言代码
    .help = { $usual ->
        [none] 写成 `en`、`zh-CN`、`pt-BR` 的形式
       *[other] 写 `{ $usual }`
    }
no-interface-words = 主题没有 `{ $language }` 的界面用语（标题、按钮、各项名称）
    .help = 未写入任何内容；{ $own ->
        [no] 新建文件夹 `themes/<name>/`，在 `site.toml` 中写 `theme = "<name>"`；然后
       *[yes] {""}
    }把内置的 `en.ftl`（在本程序源代码的 `themes/default/locales/` 中）复制为 `themes/{ $theme }/locales/{ $language }.ftl` 并翻译；说明见 `docs/theming.md`
mend-first = 先更正以上各条：新文件要根据原文生成
no-language-list = `site.toml` 中没有可以添加语言的列表
file-there = `{ $path }` 已经存在
    .help = 未写入任何内容；先移走该文件
release-copied = `{ $folder }` 是 { $from } 的副本，不含只属于该版本的内容。
release-other-draft = 另有草稿 { $version }；要复制它，用 `--from`。
draft-next = 定稿之前，它是草稿。接下来：
draft-edit = 编辑其中的文件，先改源语言
draft-settled = 文字确定后，在注释所在处填写{ $updated ->
        [yes] {" "}`published`、`effective` 和 `updated`
       *[no] {" "}`published` 和 `effective`
    }，然后
language-made = `{ $language }.toml` 中，各处文本留空，上方注释是其原文；`{ $language }.md` 是原文，供改写为译文。接下来：
step-diff = 显示所作的改动
step-check = 列出缺漏和存疑之处
step-untranslated = 列出尚未翻译的内容
step-serve = 在浏览器中显示，每次保存后随之更新
editor-hint = 运行 `policysite schema --write{ $option }` 之后，编辑器可以补全并检查这些文件。

# `release`、`withdraw`、`postpone`、`takedown`
entry-release = { $version }
entry-language = { $version }，语言 { $language }
entry-sequence = 序号
entry-compared = { $sequence }，与 { $version } 对照
entry-corrects = 更正
entry-published = 发布日期
entry-effective = 生效日期
entry-by = 决定人
entry-files = 文件数
entry-text = 文本
entry-asks = 告知同意
entry-signal = 按 `[signal.{ $law }]` 由“{ $class }”改为“{ $asked }”
entry-more = 另有 { $count } 项；用 `--verbose` 列出
entry-first = 首个版本：首次取得同意
class-consent = 取得同意
class-none = 无需告知或重新同意
class-notice = 告知
class-advance-notice = 提前告知
class-reconsent = 重新取得同意
class-separate-consent = 单独同意
texts-missing = 该版本已有记录，但其定稿文本不全，将予补写。
will-withdraw = 将撤回 { $policy } { $version }：该版本不施行。
will-postpone = 将推迟 { $policy } { $version }：该版本于 { $day } 生效。
will-takedown = 将撤下 { $policy } { $version }：其页面改为显示说明，哈希值保留。
reason-public = 以下理由将予公布：{ $reason }
ask-release = 该版本的文字定稿后永久不能更改，是否定稿？（“是”输入 y）
ask-withdraw = 是否撤回该版本？（“是”输入 y）
ask-postpone = 是否推迟该版本？（“是”输入 y）
ask-takedown = 是否从网站撤下该版本的文字？（“是”输入 y）
record-dry-run = 未作任何记录（`--dry-run`）。
record-declined = 未作任何记录。
record-overtaken = 该政策的锁定文件在此期间有改动；未作任何记录
    .help = 再次运行该命令
record-broken = 系统提示“{ $error }”
    .help = 故障排除后再次运行该命令，尚未记录的内容会补记
record-unbuildable = 记录之后网站将无法生成；未作任何记录
recorded = 已记录：
recorded-head = 锁定文件的末项哈希值：{ $hash }
recorded-keep = 将此哈希值另存于他人无法更改之处；用 `policysite verify --head HASH` 可据以核对锁定文件。

# `schema`
schema-no-site = `{ $folder }` 中没有网站
    .help = 用 `--root` 指明网站的文件夹
schema-current = `{ $path }` 已是最新
schema-written = `{ $path }` 已写入
schema-yours = `{ $path }` 是自行编写的文件，保持不变；确认其中有以下内容：

# `serve`
port-taken = 端口 { $port } 已被另一个程序占用
    .help = 结束那个程序，或用 `--port` 另选端口
not-served = 无法提供预览，系统提示“{ $error }”
no-events = 这个文件夹不报告文件变动（“{ $reason }”）；改为每秒查看一次
preview-address = 预览：{ $url }
preview-port = 端口 { $taken } 已被另一个程序占用，改用端口 { $port }
preview-without-v6 = 本机没有 IPv6，只能用 127.0.0.1 访问
preview-network = 网络上的任何人都能在 { $url } 看到这个网站，包括草稿
preview-follows = 每次保存文件，页面随之更新。按 Ctrl-C 结束预览；预览不写入任何文件
no-browser = 无法打开浏览器（“{ $error }”）；自行打开上面的地址
built-pages = 生成用时 { $time } 毫秒，{ $count } 个文件有变化；{ $found }
built-nothing = { $found }；页面保持不变
built-of = { $path }{ $others ->
        [0] {""}
       *[other] {" "}和另外 { $others } 个文件
    }

# `verify`
verify-no-site = `{ $folder }` 中没有网站：读取 `site.toml` 时系统提示“{ $error }”
    .help = 用 `--root` 指明网站的文件夹，或指明已发布的文件夹
verify-lock = `content/{ $policy }`：{ $count } 个已定稿的版本{ $head ->
        [none] {""}
       *[other] ，末项哈希值 { $head }
    }
verify-folder = `{ $folder }`：{ $count } 个文件，`manifest.json` 的 SHA-256 哈希值 { $hash }
verify-head = { $hash }：{ $policy } 的锁定文件共 { $count } 项，这是第 { $entry } 项（版本 { $version }），记录于 { $day }；该项及其以上各项均未改动
verify-nothing = 没有任何记录
verify-unheld = 没有与锁定文件核对：`{ $folder }` 中没有锁定文件；用 `--root` 指明网站
verify-unpublished = 其中没有发布 { $policy } 的任何内容
verify-differs = 与记录不符
verify-fine = 全部与记录相符

# 检查清单
label-law = 依据
unknown-rule = 检查清单里没有规则 `{ $rule }`
    .help = 用 `policysite check --list` 查看全部规则
unknown-rules = 检查清单没有 `{ $version }` 版规则，只有 { $known }
    .help = 写本程序具备的版本；省略 `rules` 则采用最新版
waiver-expired = { $by } 对 `{ $rule }` 的豁免已于 { $until } 到期
    .help = 改正豁免所涉的问题；或者重新决定，写明理由、姓名和新的 `until`
attestation-expired = { $by } 对 `{ $rule }` 的确认已于 { $until } 到期
    .help = 重新核实，再写明由谁确认（`by`）、哪天确认（`on`）、有效到哪天（`until`）
attestation-unused = { $by } 对 `{ $rule }` 的确认没有用处
    .help = 删去该项，或者改正 `rule` 和所属的 `policy`
waiver-unused = { $by } 对 `{ $rule }` 的豁免所涉的问题并未出现
    .help = 删去该项，或者改正 `rule`、`policy` 和所在的记录 `at`
verdict-fail = 不符合
verdict-warn = 需注意
verdict-attest = 需确认
verdict-pass = 符合
verdict-not-applicable = 不适用
verified-partly = 规则已核实，措辞或者条号未核对原文
verified-no = 未核实
checklist-head = 检查清单 { $rules }，{ $day }：{ $policy } { $version }（{ $state ->
        [frozen] 已冻结：仅作报告
       *[other] 草稿
    }）
checklist-waived = `attest.toml` 豁免了 { $count } 项发现
checklist-open = 还有 { $count } 条规则须在 `attest.toml` 中确认
checklist-planned = 这些规则集中另有 { $count } 条尚在计划，未予适用（`policysite check --list`）
checklist-decided = 规则 { $rules } 版：由程序判断或者须由人确认的 { $count } 条
checklist-waiting = 尚在计划、不计入符合的 { $count } 条
report-title = 检查清单报告
report-rules = 规则版本
report-day = 检查日期
report-sets = 规则集
report-program = 生成程序
report-scope = 本报告由程序根据所提供的文本、记录和文件得出，不构成法律意见。
report-set = 规则集
report-frozen = 本版本已冻结：检查结果仅作报告，不影响运行结果。
report-draft = 本版本为草稿。
report-failed = 不符合
report-warned = 需注意
report-unattested = 待确认
report-waived = 已豁免
report-attested = 已确认
report-passed = 符合
report-elsewhere = 不适用
report-planned = 计划中的规则
report-planned-note = 程序尚不能判断以下规则，不计入符合。
report-attested-by = 由 { $by } 于 { $on } 确认{ $until ->
        [none] {""}
       *[other] ，有效至 { $until }
    }
report-waived-by = 由 { $by } 豁免至 { $until }
checklist-not-asked = 未适用检查清单：请在 `site.toml` 中写明规则集，例如 `regimes = ["general", "cn"]`，或者使用 `--regime`
label-explain-verified = 来源核对情况
label-explain-sets = 规则集
label-explain-failing = 不符合的例子
label-explain-passing = 符合的例子
label-explain-planned = 尚在计划，程序还不能判断
not-attested = 尚无人确认：{ $requirement }
    .help = 请核实后，在 `attest.toml` 中写入 `[[attest]]`，并注明 `rule = "{ $rule }"`、`by`、`on` 和 `note`
source-doubted = { $source }；{ $doubt }
rule-sourced = { $requirement }（{ $source }）
report-followed = { $text }：{ $more }
