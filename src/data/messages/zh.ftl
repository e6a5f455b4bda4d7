# What the program says, in Simplified Chinese. The same messages as in en.ftl.

did-you-mean = 您是不是想写“{ $suggestion }”？
program-fault = 程序在生成网站时自身出错：{ $error }
    .help = 撤销上一处修改并保存；然后把这条信息连同引起它的文字一起反馈给开发者
