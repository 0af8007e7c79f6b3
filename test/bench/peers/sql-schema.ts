/**
 * The market as a relational database would hold it for this one question. Ideas are numbered in the order of their
 * ids, so that ties by number are ties by id and no uuid is compared. Postings carry everything that the score
 * needs, so that an index alone answers.
 */
export const TABLES = `
  create unlogged table ideas (
    idea int not null,
    id text not null,
    open boolean not null,
    until bigint,
    posted_by text,
    organisation text,
    open_places int,
    hides_from_own boolean not null
  );
  create unlogged table tag_postings (tag smallint not null, spot smallint not null, idea int not null,
    weight float8 not null);
  create unlogged table word_postings (word int not null, spot smallint not null, idea int not null,
    weight float8 not null);
  -- Every distinct reach and set of places that ideas have, since far fewer differ than there are ideas.
  create unlogged table spots (spot smallint not null, reach text not null, roams boolean not null);
  create unlogged table spot_places (spot smallint not null, place text not null);
  create unlogged table relations (need_place text not null, idea_place text not null, kind text not null,
    factor float8 not null);
`;

/** Built after the rows are in; the vacuum lets indexes answer alone, the physical order keeps lists together. */
export const INDEXES = [
  'alter table ideas add primary key (idea)',
  'create index on ideas (idea) where not open or open_places <= 0',
  'create index on ideas (until) include (idea) where until is not null',
  'create index on ideas (posted_by) include (idea) where posted_by is not null',
  'create index on ideas (organisation) include (idea) where hides_from_own',
  'create index tag_list on tag_postings (tag, spot) include (idea, weight)',
  'create index idea_tags on tag_postings (idea, tag) include (weight)',
  'create index word_list on word_postings (word, spot) include (idea, weight)',
  'alter table spots add primary key (spot)',
  'create index on spot_places (place, spot)',
  'create index on relations (need_place, idea_place) include (kind, factor)',
  'vacuum (analyze) ideas',
  'vacuum (analyze) tag_postings',
  'vacuum (analyze) word_postings',
  'vacuum (analyze) spots',
  'vacuum (analyze) spot_places',
  'vacuum (analyze) relations',
];
