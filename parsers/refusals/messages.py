"""What a page that is no record is told to be, for people: one sentence a code."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "empty": "The page is empty.",
    "pdf": "This is a PDF file, not a citation page; give the address of the page that describes it.",
    "image": "This is an image, not a citation page.",
    "office": "This is a document of a word processor or a spreadsheet, not a citation page.",
    "archive": "This is a packed archive, not a citation page.",
    "binary": "These bytes are no text; the file may be damaged or of another kind.",
    "feed": "This is a news feed (RSS or Atom), not the page of one work.",
    "data": "This is data for programs, not a citation page.",
    "hostile-markup": "The page holds a tag with thousands of attributes and was not parsed.",
    "unparsable": "The page could not be parsed as HTML.",
    "challenge": "The site answered with a check against robots instead of the page; ask it for access, or give the "
    "work's DOI or PMID.",
    "forbidden": "The site does not allow access to the page.",
    "not-found": "The page says that what was asked for does not exist.",
    "withdrawn": "The page says that the item was withdrawn or removed.",
    "login": "The page asks to log in.",
    "cookies": "The page asks for cookies before it shows anything.",
    "maintenance": "The site says that it is under maintenance; try again later.",
    "server-error": "The site answered with an error of its own; try again later.",
    "redirect": "The page only forwards to another address.",
    "frame": "The page only frames another document.",
    "script-only": "The page is empty until its scripts have run in a browser; nothing is written in the page itself.",
    "search-results": "The page is a list of search results or publications, not one work.",
    "contents": "The page is a table of contents or an archive of issues, not one work.",
    "journal": "The page is about a journal, not about one of its articles.",
    "profile": "The page is about a person, not about a work.",
    "home": "This is the home page of a site.",
    "site-page": "The page is about the site itself: help, permissions, policies or contacts.",
    "no-record": "Nothing on the page reads as a citation: no labelled fields, no citation tags.",
    "several-records": "The page lists several works; give the addresses of their own pages.",
}
