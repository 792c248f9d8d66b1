"""The revisions, one file each, in order. A revision that was released is never changed."""
