# What the program says, in Simplified Chinese. The same messages as in en.ftl.

did-you-mean = 您是不是想写“{ $suggestion }”？
