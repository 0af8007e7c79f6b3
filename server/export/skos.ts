import type { CatalogueTag } from '../tags/catalogue.ts';

export interface Mapping {
  readonly from: string;
  readonly to: string;
  readonly kind: 'exact' | 'close' | 'broad';
}

/** One statement about a tag or a taxonomy: a property of SKOS, Dublin Core or OWL, and what it says. */
type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: 'en' }
  | { readonly flag: true };
export interface Described {
  readonly iri: string;
  readonly type: 'skos:Concept' | 'skos:ConceptScheme';
  readonly says: readonly (readonly [property: string, value: Value])[];
}

const prefixes = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
} as const;

const matches = { exact: 'skos:exactMatch', close: 'skos:closeMatch', broad: 'skos:broadMatch' } as const;

const isAddress = (uri: string | null): uri is string =>
  uri !== null && /^https?:\/\//.test(uri) && URL.canParse(uri);

/**
 * Every taxonomy and its tags as a SKOS concept scheme and its concepts (https://www.w3.org/TR/skos-reference/), one
 * after another. A tag that was merged or retired is deprecated, and says what stands for it.
 */
export function* describe(
  tags: readonly CatalogueTag[],
  mappings: readonly Mapping[],
  origin: string,
): Generator<Described> {
  const tagIri = (id: string): string => `${origin}/data#${id}`;
  const schemeIri = (id: string): string => `${origin}/data#taxonomy-${encodeURIComponent(id)}`;
  const from = Map.groupBy(mappings, (mapping) => mapping.from);
  for (const id of new Set(tags.map(({ taxonomyId }) => taxonomyId)))
    yield { iri: schemeIri(id), type: 'skos:ConceptScheme', says: [['dcterms:title', { text: id }]] };
  for (const tag of tags) {
    const gone = tag.replacedBy !== null || tag.retiredAt !== null;
    const scheme = { iri: schemeIri(tag.taxonomyId) };
    yield {
      iri: tagIri(tag.id),
      type: 'skos:Concept',
      says: [
        ['skos:prefLabel', { text: tag.label, language: 'en' }],
        ...[...new Set(tag.synonyms)]
          .filter((synonym) => synonym !== tag.label)
          .map((text): Described['says'][number] => ['skos:altLabel', { text, language: 'en' }]),
        ['skos:notation', { text: tag.code }],
        ['skos:inScheme', scheme],
        tag.parentId === null
          ? ['skos:topConceptOf', scheme]
          : ['skos:broader', { iri: tagIri(tag.parentId) }],
        ...(from.get(tag.id) ?? []).map(({ to, kind }): Described['says'][number] => [
          matches[kind],
          { iri: tagIri(to) },
        ]),
        ...(isAddress(tag.uri) ? [['skos:exactMatch', { iri: tag.uri }] as const] : []),
        ...(gone ? [['owl:deprecated', { flag: true }] as const] : []),
        ...(tag.replacedBy === null
          ? []
          : [['dcterms:isReplacedBy', { iri: tagIri(tag.replacedBy) }] as const]),
      ],
    };
  }
}

const hex = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
// A line of Turtle holds no control character as it is.
const NOT_IN_TEXT = /["\\\p{Cc}]/gu;
const NOT_IN_IRI = /[\p{Cc} <>"{}|^`\\]/gu;

const turtleValue = (value: Value): string => {
  if ('iri' in value) return `<${value.iri.replace(NOT_IN_IRI, hex)}>`;
  if ('flag' in value) return 'true';
  return `"${value.text.toWellFormed().replace(NOT_IN_TEXT, hex)}"${value.language === undefined ? '' : `@${value.language}`}`;
};

/** As Turtle (https://www.w3.org/TR/turtle/). */
export function* turtleOf(described: Iterable<Described>): Generator<string> {
  yield `${Object.entries(prefixes)
    .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`)
    .join('\n')}\n`;
  for (const { iri, type, says } of described)
    yield `\n<${iri.replace(NOT_IN_IRI, hex)}> a ${type} ;\n${says
      .map(([property, value]) => `  ${property} ${turtleValue(value)}`)
      .join(' ;\n')} .\n`;
}

const jsonValue = (value: Value): unknown => {
  if ('iri' in value) return { '@id': value.iri };
  if ('flag' in value) return true;
  return value.language === undefined ? value.text : { '@value': value.text, '@language': value.language };
};

/** As JSON-LD 1.1, one graph. */
export function* jsonLdOf(described: Iterable<Described>): Generator<string> {
  yield `{"@context":${JSON.stringify(prefixes)},"@graph":[`;
  let between = '\n';
  for (const { iri, type, says } of described) {
    const properties = Map.groupBy(says, ([property]) => property);
    yield `${between}${JSON.stringify({
      '@id': iri,
      '@type': type,
      ...Object.fromEntries(
        [...properties].map(([property, values]) => [property, values.map(([, value]) => jsonValue(value))]),
      ),
    })}`;
    between = ',\n';
  }
  yield '\n]}\n';
}
