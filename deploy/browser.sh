#!/bin/sh
# See to it that the page tests have a Chromium and a Chinese font: by apt where that may
# be used, else one line with the remedy and status 1.

has_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null && return 0
    done
    return 1
}

has_chinese_font() {
    command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

has_browser && has_chinese_font && exit 0

if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    echo "正在安装 Chromium 与中文字体… ｜ Installing Chromium and a Chinese font …"
    as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update -q && apt-get install -qy chromium fontconfig fonts-noto-cjk' \
        </dev/null >/dev/null 2>&1
    has_browser && has_chinese_font && exit 0
fi

echo "✗ 页面测试需要 Chromium 和中文字体：请运行 sudo apt-get install chromium fonts-noto-cjk 后再运行 make test ｜ The page tests need Chromium and a Chinese font: run sudo apt-get install chromium fonts-noto-cjk, then make test" >&2
exit 1
