"""What build.py is made of: toolchains, the native module, the virtual environment, the commands.

Nothing here needs more than a plain Python >= 3.11. The folder is part of the sdist, since the build hook uses it.
"""
