# What the program says, in Simplified Chinese. The same messages as in en.ftl.

more-findings = 还有 { $count } 条未显示；请先处理以上各条
file-too-large = “{ $path }”大于 { $limit } MB
    .help = { $kind ->
        [static] 请缩小该文件，或放到其他服务器上再加链接
       *[text] 请拆分文本，或把非文本内容移到 static/
    }
too-many-files = 网站的文件超过 { $limit } 个
    .help = 在 content/、static/ 和 themes/ 中只保留属于本网站的文件
site-too-large = 网站的全部文件合计大于 { $limit } MB
    .help = 在 content/、static/ 和 themes/ 中只保留属于本网站的文件
folders-too-deep = “{ $path }”所在文件夹超过 { $limit } 层
    .help = 请把文件夹上移；如有指向上级文件夹的链接，请删除
bad-file-name = { $kind ->
        [control] “{ $path }”的名称含有控制字符
        [sign] “{ $path }”的名称含有 Windows 不允许的字符
        [edge] “{ $path }”的名称以空格开头，或以空格或句点结尾
        [device] “{ $path }”的名称被 Windows 保留为设备名
        [long] 路径“{ $path }”超过 { $limit } 个字符
        [encoding] “{ $path }”的名称不是 UTF-8 编码
       *[form] “{ $path }”的名称中重音符号是单独的字符
    }
    .help = { $kind ->
        [sign] 请改名，不要使用 \ : * ? " < > |
        [long] 请缩短名称
        [form] 请重新输入该名称；有些系统把“é”存为两个字符，链接会找不到它
       *[other] 请改名
    }
same-file-name = “{ $path }”与“{ $first }”仅大小写不同
    .help = 请改其中一个的名称：Windows 和 macOS 会把它们当作同一个
page-too-large = “{ $page }”生成的页面大于 { $limit } MB
    .help = 请检查主题中是否有不停重复的模板，或把文本拆成多个政策
unseen-sign = { $kind ->
        [private] { $sign }（{ $name }）在不同设备上显示不同，或不显示
       *[other] { $sign }（{ $name }）看不见，却会改变阅读或搜索的结果
    }
    .help = { $kind ->
        [private] 请改用所有设备都有的字符
        [direction] 请删除：阿拉伯文和希伯来文的方向会自动确定
       *[other] 请删除，除非您清楚它为什么在这里
    }
odd-host = { $kind ->
        [mixed] 域名“{ $host }”混用了多种文字的字母
        [lookalike] 域名“{ $host }”看起来像“{ $shown }”，其实不是
        [user] 该地址通向“{ $host }”，而不是“{ $shown }”
        [unreadable] 域名“{ $host }”不是浏览器能读的名称
       *[encoded] 域名“{ $host }”即“{ $shown }”
    }
    .help = { $kind ->
        [user] 请删除“@”之前的内容
        [encoded] 请按人们读到的写法书写：“{ $shown }”
       *[other] 请重新输入该地址，不要复制
    }
did-you-mean = 您是不是想写“{ $suggestion }”？
