/**
 * The tenant's one style sheet, served at `/tenant.css`. It is text in a module so that it is part
 * of the server's bundle. Colours, type and radius are those of the explorer's own pages.
 */
export const styles = `:root {
  color-scheme: light dark;
  --paper: #fbfbf9;
  --surface: #ffffff;
  --sunken: #f4f4f0;
  --line: #e4e3dc;
  --line-strong: #cfcdc3;
  --edge: #85837a;
  --ink: #1c1c1a;
  --ink-2: #55544e;
  --accent: #3b4cca;
  --accent-soft: #eceefb;
  --on-accent: #ffffff;
  --bad: #b3261e;
  --bad-soft: #fceceb;
  --sans: Inter, ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;
  --mono: 'JetBrains Mono', ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151514;
    --surface: #1c1c1b;
    --sunken: #232321;
    --line: #33322f;
    --line-strong: #4a4944;
    --edge: #84827a;
    --ink: #eeede8;
    --ink-2: #b5b3aa;
    --accent: #93a0ff;
    --accent-soft: #272a45;
    --on-accent: #14152a;
    --bad: #ff8a80;
    --bad-soft: #3c1a18;
  }
}

* {
  box-sizing: border-box;
}

body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  grid-template-rows: auto 1fr auto;
  justify-items: center;
  background: var(--paper);
  color: var(--ink);
  font: 15px/1.5 var(--sans);
}

header,
footer,
main {
  width: 100%;
}

.sign {
  margin: 0;
  padding: 10px 16px;
  text-align: center;
  font-size: 13px;
  color: var(--ink-2);
  background: var(--accent-soft);
  border-bottom: 1px solid var(--line);
}

.sign b {
  color: var(--accent);
}

.sign b::after {
  content: ' ·';
}

main {
  max-width: 432px;
  align-self: center;
  margin: 32px 0 16px;
  padding: 28px;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 12px;
}

h1 {
  margin: 0 0 4px;
  font-size: 24px;
  line-height: 1.25;
  letter-spacing: -0.02em;
}

h2 {
  margin: 0 0 6px;
  font-size: 12px;
  font-weight: 600;
  letter-spacing: 0.06em;
  text-transform: uppercase;
  color: var(--ink-2);
}

p {
  margin: 0 0 14px;
}

.lead {
  margin-bottom: 20px;
  color: var(--ink-2);
}

.lead b {
  color: var(--ink);
}

a {
  color: var(--accent);
}

code {
  font: 13px var(--mono);
  overflow-wrap: anywhere;
}

small {
  font-size: 13px;
  color: var(--ink-2);
}

ul {
  margin: 0;
  padding: 0;
  list-style: none;
}

section {
  margin: 20px 0 0;
}

button,
input {
  width: 100%;
  min-height: 42px;
  font: inherit;
  color: inherit;
  border-radius: 8px;
}

button {
  padding: 8px 14px;
  font-weight: 600;
  cursor: pointer;
  background: var(--surface);
  border: 1px solid var(--line-strong);
}

button:hover {
  border-color: var(--accent);
}

button.primary {
  background: var(--accent);
  border-color: var(--accent);
  color: var(--on-accent);
}

button.primary:hover {
  filter: brightness(1.08);
}

:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}

label {
  display: block;
  margin: 0 0 4px;
  font-weight: 600;
}

input {
  margin: 0 0 14px;
  padding: 8px 12px;
  background: var(--paper);
  border: 1px solid var(--edge);
}

input[aria-invalid] {
  border-color: var(--bad);
}

textarea,
select {
  width: 100%;
  min-height: 42px;
  margin: 0 0 14px;
  padding: 8px 12px;
  font: inherit;
  color: inherit;
  background: var(--paper);
  border: 1px solid var(--edge);
  border-radius: 8px;
}

textarea {
  font: 13px/1.6 var(--mono);
  resize: vertical;
}

textarea[aria-invalid] {
  border-color: var(--bad);
}

fieldset {
  margin: 0 0 14px;
  padding: 0;
  border: 0;
}

legend {
  padding: 0;
  margin-bottom: 4px;
  font-weight: 600;
}

main:has(.settings) {
  max-width: 680px;
}

.settings section {
  margin-top: 28px;
  padding-top: 22px;
  border-top: 1px solid var(--line);
}

.settings dl {
  margin-bottom: 16px;
}

.settings button {
  width: auto;
  min-width: 120px;
}

.settings .reset {
  margin-top: 28px;
  padding-top: 22px;
  border-top: 1px solid var(--line);
}

.settings .note {
  margin: 0 0 14px;
}

.switch {
  display: flex;
  gap: 10px;
  align-items: center;
  min-height: 32px;
  font-weight: 400;
}

.switch input {
  flex: none;
  width: 18px;
  min-height: 18px;
  margin: 0;
  accent-color: var(--accent);
}

form > .switch {
  margin-bottom: 14px;
}

.hint {
  margin: -10px 0 14px;
  font-size: 13px;
  color: var(--ink-2);
}

.saved {
  padding: 10px 12px;
  background: var(--accent-soft);
  border-radius: 8px;
}

.people {
  display: grid;
  gap: 8px;
}

.person {
  display: flex;
  gap: 12px;
  align-items: center;
  padding: 10px 12px;
  text-align: left;
}

.person small,
.whoami small {
  display: block;
  font-weight: 400;
}

.person img,
.whoami img {
  flex: none;
}

.or {
  display: flex;
  gap: 12px;
  align-items: center;
  margin: 18px 0;
  font-size: 13px;
  color: var(--ink-2);
}

.or::before,
.or::after {
  content: '';
  flex: 1;
  border-top: 1px solid var(--line);
}

.alert {
  padding: 10px 12px;
  color: var(--ink);
  background: var(--bad-soft);
  border: 1px solid color-mix(in srgb, var(--bad) 40%, var(--line));
  border-radius: 8px;
}

h1 + .alert {
  margin-top: 14px;
}

.alert b,
.alert code {
  color: var(--bad);
}

.alert code {
  display: block;
  font-weight: 600;
}

.whoami {
  display: flex;
  gap: 10px;
  align-items: center;
  padding: 10px 12px;
  background: var(--sunken);
  border-radius: 8px;
}

.permissions {
  border: 1px solid var(--line);
  border-radius: 8px;
}

.permissions li {
  display: flex;
  flex-wrap: wrap;
  gap: 2px 12px;
  align-items: baseline;
  justify-content: space-between;
  padding: 8px 12px;
}

.permissions li + li {
  border-top: 1px solid var(--line);
}

.permissions code {
  color: var(--ink-2);
}

.choice {
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: 10px;
  margin-top: 22px;
}

.note {
  margin: 14px 0 0;
  font-size: 13px;
  color: var(--ink-2);
}

dl {
  margin: 0;
  padding: 4px 12px;
  background: var(--sunken);
  border-radius: 8px;
}

dl div {
  display: flex;
  flex-wrap: wrap;
  gap: 0 14px;
  justify-content: space-between;
  padding: 5px 0;
}

dd {
  margin: 0;
  min-width: 0;
  overflow-wrap: anywhere;
}

.user-code {
  padding: 14px;
  text-align: center;
  background: var(--sunken);
  border-radius: 8px;
}

.user-code code {
  font-size: 26px;
  letter-spacing: 0.1em;
}

footer {
  padding: 0 16px 20px;
  text-align: center;
  font-size: 13px;
  color: var(--ink-2);
}

footer p {
  margin: 0;
}

@media (max-width: 480px) {
  main {
    align-self: start;
    margin: 0 0 16px;
    padding: 22px 16px;
    border-width: 0 0 1px;
    border-radius: 0;
  }

  .sign b::after {
    content: '';
  }

  .sign span {
    display: block;
  }
}
`
