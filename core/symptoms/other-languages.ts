/**
 * What servers say in the language of their user, where nothing but words tells: Keycloak’s messages
 * (https://github.com/keycloak/keycloak, theme/base/login/messages) and their like. A number or a
 * parameter’s name is better, and is looked for first.
 */

/** A redirect URI, by what it is called. */
export const redirectUriElsewhere =
  /(?:um|weiter)leitungs-?(?:ur[il]|adresse)|ur[il] de (?:redirection|redirecci[oó]n|redirecionamento|redireccionamiento|retour|rappel)|ur[il] di (?:re)?(?:indirizzamento|direct)|omleidings-?ur[il]|リダイレクト ?ur[il]|重定向 ?ur[il]|重新導向 ?ur[il]|리디렉션 ?ur[il]|ur[il] (?:перенаправления|przekierowania)/i

/** A client that is not known. */
export const unknownClientElsewhere =
  /(?:client|anwendung)\b.{0,20}(?:nicht (?:gefunden|bekannt)|unbekannt)|client (?:inconnu|introuvable|non trouvé)|client[e]? (?:no|não|non) (?:encontrado|trovato|conocido|conhecido)|client niet gevonden|nie znaleziono klienta|клиент не найден|クライアントが見つかりません|(?:未找到|找不到)(?:客户端|用戶端)|클라이언트를 찾을 수 없/i

/** A client that is known, and switched off. */
export const disabledClientElsewhere =
  /client (?:deaktiviert|désactivé|uitgeschakeld)|cliente (?:deshabilitad|desactivad|desabilitad|desativad|disabilitat)o|clien\w* disabilitato|クライアントが(?:無効|有効ではありません)|客户端已禁用|클라이언트가 비활성/i

/** Whatever either of them finds. */
export function either(one: RegExp, other: RegExp): RegExp {
  return new RegExp(`${one.source}|${other.source}`, 'i')
}
