"""Configuration of the site, and nothing else.

environment.py  what the environment or `.env` says of this installation
settings.py     Django's settings, made from that
apps.py         which admin site is the editors' desk
urls.py         the addresses: the archive's, the admin, the error pages
wsgi.py asgi.py what a web server loads
"""
