# What the program says, in Simplified Chinese. The same messages as in en.ftl.

did-you-mean = 您是不是想写“{ $suggestion }”？

# `policysite explain` 的各部分。
label-explain-what = 含义
label-explain-why = 为什么重要
label-explain-law = 法律或标准依据
label-explain-before = 修改前
label-explain-after = 修改后
label-explain-help = 处理办法
label-explain-more = 全部说明见
