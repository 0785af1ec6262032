"""Report → Parse: tokens, sentences, tags, trees and names, as a spaCy `Doc`; with any spaCy pipeline or the shipped one."""
