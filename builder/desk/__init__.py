"""`guidepress desk`: a page in the browser that makes copies for clients, for people who use no terminal."""
