module qcat/go_pool

go 1.19
