"""Words of pages that stand in place of a work: what their titles and headings say whole, in many languages.

A phrase counts only where it is a whole title, a whole part of a title ("Page not found | Press") or a whole heading:
a work may be called "Not found: the lost plays". Phrases are folded, without a point or an ellipsis at their end.
"""

from __future__ import annotations

# Code to language to phrases, separated by "|".
WHOLE: dict[str, dict[str, str]] = {
    "challenge": {
        "en": "just a moment|attention required!|attention required|checking your browser|one moment, please|"
        "checking your browser before accessing|making sure you're not a bot!|making sure you're not a bot|"
        "human verification|are you a robot?|are you a robot|are you human?|are you not a robot?|security check|"
        "request unsuccessful|pardon our interruption|ddos-guard|validate user|bot verification|robot check|"
        "verify you are human|verifying you are human|verifying your browser|please verify you are a human|"
        "please verify you are human|security verification|captcha|captcha check|shieldsquare captcha|"
        "radware bot manager captcha|radware captcha page|sucuri website firewall|you have been blocked|"
        "sucuri website firewall - access denied|sorry, you have been blocked|access to this page has been denied|"
        "access to this page has been denied because we believe you are using automation tools to browse the website|"
        "please complete the security check|let's confirm you are human|confirm you are human|ddos protection|"
        "client challenge|browser check|checking if you are human|vercel security checkpoint|unusual traffic detected|"
        "please wait while we verify your browser|please wait while your request is being verified|performance & security",
        "de": "sicherheitsüberprüfung|sicherheitsprüfung|bestätigen sie, dass sie ein mensch sind|nur einen moment|"
        "überprüfung ihres browsers|einen moment bitte|sind sie ein mensch?",
        "fr": "un instant|vérification de sécurité|vérifiez que vous êtes humain|êtes-vous un robot ?|êtes-vous un robot?|"
        "vérification de votre navigateur",
        "es": "un momento|verificación de seguridad|verifique que es un ser humano|comprobando su navegador|¿eres un robot?",
        "pt": "um momento|verificação de segurança|verifique que você é humano|verificando seu navegador",
        "it": "solo un momento|un momento|verifica di sicurezza|verifica di essere umano|verifica del browser",
        "nl": "een moment geduld|beveiligingscontrole|bent u een robot?|bevestig dat u een mens bent",
        "sv": "ett ögonblick|säkerhetskontroll", "pl": "chwileczkę|weryfikacja bezpieczeństwa|potwierdź, że jesteś człowiekiem",
        "ru": "один момент|проверка безопасности|подтвердите, что вы человек|проверка браузера|вы не робот?|ой!|"
        "подтвердите, что запросы отправляли вы, а не робот|проверка, что вы не робот",
        "uk": "один момент|перевірка безпеки|підтвердьте, що ви людина|перевірка браузера",
        "zh": "请稍候|请稍等|安全验证|人机验证|滑动验证|拖动滑块完成验证|请完成安全验证|访问验证|验证码|請稍候|安全驗證|"
        "百度安全验证|安全检查|知网安全验证|滑块验证",
        "ja": "しばらくお待ちください|少々お待ちください|ロボットではないことを確認してください|セキュリティチェック",
        "ko": "잠시만 기다리십시오|잠시만 기다려 주세요|보안 확인|로봇이 아님을 확인", "id": "tunggu sebentar|pemeriksaan keamanan",
        "tr": "bir dakika lütfen|güvenlik doğrulaması|güvenlik kontrolü|insan olduğunuzu doğrulayın",
        "fa": "لطفا صبر کنید|بررسی امنیتی", "ar": "لحظة واحدة|التحقق الأمني",
    },
    "forbidden": {
        "en": "access denied|forbidden|access forbidden|unauthorized|unauthorised|access to this resource is denied|"
        "permission denied|not authorized|not authorised|authorization required|access restricted|you are not authorized|"
        "restricted access|this item is restricted|the requested item is restricted|access to this page is forbidden|"
        "you do not have permission to access this page|you don't have permission to access this resource",
        "de": "zugriff verweigert|zugang verweigert|kein zugriff|keine berechtigung|verboten", "fr": "accès refusé|accès interdit|interdit",
        "es": "acceso denegado|acceso prohibido|prohibido", "pt": "acesso negado|acesso proibido|proibido",
        "it": "accesso negato|accesso vietato", "nl": "toegang geweigerd|geen toegang", "sv": "åtkomst nekad|åtkomst nekas",
        "pl": "brak dostępu|odmowa dostępu|dostęp zabroniony", "ru": "доступ запрещен|доступ запрещён|доступ ограничен",
        "uk": "доступ заборонено|доступ обмежено", "zh": "拒绝访问|禁止访问|访问被拒绝|没有权限|拒絕存取", "id": "akses ditolak",
        "ja": "アクセスが拒否されました|アクセス拒否|アクセス権がありません", "ko": "접근 거부|접근이 거부되었습니다|접근 권한이 없습니다",
        "tr": "erişim engellendi|erişim reddedildi|yasak", "fa": "دسترسی غیرمجاز", "ar": "تم رفض الوصول",
    },
    "not-found": {
        "en": "not found|page not found|page cannot be found|page can not be found|page could not be found|"
        "the page cannot be found|the page could not be found|sorry, page not found|the page was not found|"
        "the page you requested could not be found|the page you requested was not found|page does not exist|"
        "this page does not exist|this page doesn't exist|page doesn't exist|item not found|record not found|"
        "article not found|document not found|resource not found|doi not found|file not found|object not found|"
        "paper not found|content not found|publication not found|handle not found|the requested url was not found|"
        "identifier not found|this page isn't available|sorry, this page isn't available|page unavailable|"
        "page not available|no such item|no such page|nothing found|oops! that page can't be found|"
        "that page can't be found|we can't find that page|we can't find the page you're looking for|invalid identifier|"
        "sorry, we couldn't find that page|the requested page could not be found|the resource could not be found|"
        "this doi cannot be found in the doi system|doi name not found|no longer available|invalid url|item unavailable",
        "de": "seite nicht gefunden|nicht gefunden|die seite wurde nicht gefunden|seite existiert nicht|datei nicht gefunden|"
        "diese seite existiert nicht|objekt nicht gefunden|dokument nicht gefunden|die angeforderte seite wurde nicht gefunden|"
        "seite konnte nicht gefunden werden|inhalt nicht gefunden|artikel nicht gefunden|eintrag nicht gefunden",
        "fr": "page introuvable|page non trouvée|document introuvable|non trouvé|introuvable|page inexistante|"
        "cette page n'existe pas|la page n'existe pas|la page demandée est introuvable|oups ! page introuvable|"
        "la page que vous recherchez est introuvable|article introuvable|ressource introuvable|fichier non trouvé",
        "es": "página no encontrada|no encontrado|no se encontró la página|la página no existe|página no existe|"
        "no se ha encontrado la página|esta página no existe|documento no encontrado|artículo no encontrado|"
        "no se pudo encontrar la página|recurso no encontrado|no se encuentra la página",
        "pt": "página não encontrada|não encontrado|não encontrada|a página não existe|esta página não existe|"
        "documento não encontrado|artigo não encontrado|item não encontrado|a página não foi encontrada",
        "it": "pagina non trovata|non trovato|la pagina non esiste|pagina inesistente|documento non trovato|"
        "la pagina richiesta non è stata trovata|pagina non disponibile|elemento non trovato",
        "nl": "pagina niet gevonden|niet gevonden|de pagina bestaat niet|deze pagina bestaat niet|pagina bestaat niet|"
        "de pagina is niet gevonden|item niet gevonden", "da": "siden blev ikke fundet|siden findes ikke",
        "sv": "sidan hittades inte|sidan kunde inte hittas|sidan finns inte|hittades inte|sidan kan inte hittas",
        "no": "siden ble ikke funnet|siden finnes ikke|fant ikke siden", "fi": "sivua ei löydy|sivua ei löytynyt",
        "pl": "nie znaleziono strony|strona nie istnieje|nie znaleziono|nie odnaleziono strony|strona nie została znaleziona|"
        "strona nie znaleziona|nie znaleziono dokumentu", "cs": "stránka nenalezena|stránka nebyla nalezena|nenalezeno",
        "ru": "страница не найдена|не найдено|страница не существует|такой страницы нет|документ не найден|статья не найдена|"
        "ошибка 404|запрашиваемая страница не найдена|страницы не существует|файл не найден",
        "uk": "сторінку не знайдено|сторінка не знайдена|не знайдено|сторінки не існує|документ не знайдено|"
        "сторінка не існує|статтю не знайдено",
        "zh": "页面不存在|找不到页面|页面未找到|未找到页面|您访问的页面不存在|无法找到该页|找不到網頁|找不到頁面|網頁不存在|"
        "页面找不到了|抱歉,您访问的页面不存在|该页面不存在|未找到|文章不存在|该文章不存在|您所访问的页面不存在|页面没有找到",
        "ja": "ページが見つかりません|ページが見つかりませんでした|お探しのページは見つかりません|指定されたページは存在しません|"
        "お探しのページは見つかりませんでした|ページが存在しません|見つかりません|指定されたページが見つかりません",
        "ko": "페이지를 찾을 수 없습니다|찾을 수 없습니다|존재하지 않는 페이지입니다|요청하신 페이지를 찾을 수 없습니다|"
        "찾을 수 없는 페이지입니다|페이지가 존재하지 않습니다", "ro": "pagina nu a fost găsită", "hu": "az oldal nem található",
        "tr": "sayfa bulunamadı|bulunamadı|aradığınız sayfa bulunamadı|sayfa mevcut değil|makale bulunamadı",
        "id": "halaman tidak ditemukan|tidak ditemukan|laman tidak ditemukan", "vi": "không tìm thấy trang",
        "fa": "صفحه یافت نشد|صفحه مورد نظر یافت نشد|یافت نشد", "ar": "الصفحة غير موجودة|لم يتم العثور على الصفحة",
        "el": "η σελίδα δεν βρέθηκε", "ca": "pàgina no trobada", "bg": "страницата не е намерена",
    },
    "withdrawn": {
        "en": "gone|item withdrawn|this item has been withdrawn|this item has been removed|item deleted|record deleted|"
        "this record has been deleted|this item is no longer available|tombstone|this record has been removed|"
        "the requested item has been withdrawn|the item has been withdrawn|this submission has been removed|"
        "withdrawn item|removed item|this document has been removed|this eprint has been deleted|record removed",
        "de": "dieses dokument wurde zurückgezogen|dieser eintrag wurde gelöscht", "es": "este ítem ha sido retirado",
        "fr": "ce document a été retiré|cet item a été retiré", "pt": "este item foi retirado|item retirado",
        "it": "questo elemento è stato ritirato", "ja": "この資料は削除されました", "zh": "该条目已被撤回|该记录已被删除",
    },
}  # fmt: skip
