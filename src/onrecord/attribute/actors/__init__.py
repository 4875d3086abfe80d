"""Who speaks: names, roles, pronouns and carriers joined into actors (CODEBOOK 4 and 11)."""

from onrecord.attribute.actors.lexicon import ActorLexicon, build_actor_lexicon
from onrecord.attribute.actors.naming import name_actors

__all__ = ["ActorLexicon", "build_actor_lexicon", "name_actors"]
