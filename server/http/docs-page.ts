import type { Endpoint } from './endpoint.contract.ts';

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const rowOf = (endpoint: Endpoint): string => `
  <tr>
    <td><code>${endpoint.method.toUpperCase()}</code></td>
    <td><code>/api${escapeHtml(endpoint.path)}</code></td>
    <td>${escapeHtml(endpoint.summary)}</td>
    <td>${{ anyone: 'anyone', signed_in: 'signed in', verified: 'verified address' }[endpoint.who]}</td>
    <td>${endpoint.errors.map((code) => `<code>${code}</code>`).join(' ')}</td>
  </tr>`;

/** The API for human eyes, from the endpoints that are really mounted. The document for programs stands beside it. */
export const docsPage = (endpoints: readonly Endpoint[]): string => {
  const byNoun = Map.groupBy(endpoints, (endpoint) => endpoint.noun);
  const sections = [...byNoun].map(
    ([noun, group]) => `
  <h2 id="${noun}">${noun}</h2>
  <table>
    <thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Who</th><th>Errors of its own</th></tr></thead>
    <tbody>${group.map(rowOf).join('')}</tbody>
  </table>`,
  );
  return `<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>The Pushpull API</title>
  <style>
    body { font: 16px/1.5 sans-serif; color: #1c1b1a; background: #faf8f5; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
    table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #d9d5cf; }
    th { color: #5c5955; font-weight: 600; }
    a { color: #4b3b9e; }
  </style>
</head>
<body>
  <h1>The Pushpull API</h1>
  <p>Requests and replies in full: <a href="/api/openapi.json">OpenAPI 3.1</a>. Signing in sets a cookie.
  Lists answer <code>items</code> and <code>next</code>, the cursor of the next page. Errors are problem+json with a
  <code>code</code>. A POST that creates or moves takes an <code>Idempotency-Key</code>; an edit needs
  <code>If-Match</code> with the <code>ETag</code> that was read.</p>
  <nav>${[...byNoun.keys()].map((noun) => `<a href="#${noun}">${noun}</a>`).join(' · ')}</nav>
  ${sections.join('')}
</body>
</html>`;
};
