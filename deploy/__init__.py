"""Running the archive on a machine: what `make` calls, and nothing the site imports.

    python.sh  ->  install.py  ->  serve.py  ->  gunicorn + run_indexer

python.sh         finds a Python that is new enough
install.py        `.venv` with the pinned packages; does nothing when it is up to date
serve.py          lock, port, `manage.py prepare`, then the children
supervisor.py     keeps the children running and ends them together
checks.py         what a machine must offer, each refusal with its remedy
problems.py       the one line that says what is wrong and what helps
place.py          where things are: the project, `var/`, the port
gunicorn.conf.py  the web server
browser.sh        a Chromium and a Chinese font for the page tests
lint.sh           style, types, layers, migrations
constraints.sh    writes constraints.txt: the pins of what requirements.txt brings along
pingan.service    an example for systemd

Up to serve.py only the standard library is used: there is no `.venv` yet.
"""
