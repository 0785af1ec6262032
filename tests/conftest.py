"""What all tests share: property tests are not timed, since a busy machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")
