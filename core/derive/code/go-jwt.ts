import type { CodeJwt } from './code-jwt.ts'
import { type Language, claimExpression, jsonExpression, literal, memberOf } from './language.ts'

/** The lines that make a JWT with `go-jose` (RFC 7515), its key from the environment. */
export function goJwt(jwt: CodeJwt, language: Language): string[] {
  const { name, alg, header, showsKey, claims, key, keyWords } = jwt
  const made = `\t${language.made(name)} :=`
  const headerLines = header.map(([member, value]) => line(member, jsonExpression(value, language)))
  const claimLines = [
    'map[string]any{',
    ...claims.map(([claim, value]) => line(claim, claimExpression(value, language))),
  ]
  if (alg === 'none') {
    const unsigned = ['map[string]any{', line('alg', literal(alg)), ...headerLines]
    return [`${made} unsigned(${unsigned.join('\n')}`, `\t}, ${claimLines.join('\n')}`, '\t})']
  }
  return [
    `\t// ${key} holds ${keyWords}.`,
    `${made} signed(${literal(alg)}, ${keyOf(jwt, language)}, ${showsKey}, map[jose.HeaderKey]any{`,
    ...headerLines,
    `\t}, ${claimLines.join('\n')}`,
    '\t})',
  ]
}

function keyOf({ alg, key }: CodeJwt, language: Language): string {
  const bytes = `[]byte(${language.variable(key)})`
  return alg.startsWith('HS') ? bytes : `privateKey(${bytes})`
}

function line(name: string, value: string): string {
  return `\t\t${memberOf(name, value)},`
}

/** Functions of a program that signs, each by the word that calls it. */
export const goJwtFunctions = [
  [
    'signed(',
    `
func signed(alg jose.SignatureAlgorithm, key any, showKey bool, header map[jose.HeaderKey]any, claims map[string]any) string {
	options := &jose.SignerOptions{EmbedJWK: showKey, ExtraHeaders: header}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: key}, options)
	if err != nil {
		panic(err)
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		panic(err)
	}
	signature, err := signer.Sign(payload)
	if err != nil {
		panic(err)
	}
	text, err := signature.CompactSerialize()
	if err != nil {
		panic(err)
	}
	return text
}
`,
  ],
  [
    'unsigned(',
    `
func unsigned(header map[string]any, claims map[string]any) string {
	text := ""
	for _, part := range []map[string]any{header, claims} {
		encoded, err := json.Marshal(part)
		if err != nil {
			panic(err)
		}
		text += base64.RawURLEncoding.EncodeToString(encoded) + "."
	}
	return text
}
`,
  ],
  [
    'privateKey(',
    `
func privateKey(text []byte) any {
	block, _ := pem.Decode(text)
	if block == nil {
		panic("no PEM in the variable of the key")
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		panic(err)
	}
	return key
}
`,
  ],
  [
    'randomText(',
    `
func randomText() string {
	bytes := make([]byte, 32)
	if _, err := rand.Read(bytes); err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(bytes)
}
`,
  ],
  [
    's256(',
    `
func s256(text string) string {
	digest := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(digest[:])
}
`,
  ],
] as const
