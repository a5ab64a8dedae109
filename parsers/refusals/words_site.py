"""Words of pages about a site, a journal or a list of works: whole titles and headings, in many languages.

As in `words.py`, a phrase counts only where it is a whole title, a whole part of a title or a whole heading.
"""

from __future__ import annotations

WHOLE: dict[str, dict[str, str]] = {
    "login": {
        "en": "login|log in|sign in|signin|log on|logon|single sign-on|single sign on|sign in to your account|member login|"
        "user login|login required|log in required|please log in|please sign in|institutional login|sign in or register|"
        "institutional sign in|log in to your account|account login|login page|log in or register|log in to continue|"
        "access through your institution|find your institution|select your institution|choose your institution|"
        "where are you from?|openathens|openathens / shibboleth|institution search|shibboleth login|web login service|"
        "select an identity provider|identity provider selection|central authentication service|wayf|stale request|"
        "sign in with your organization|discovery service|institutional access|log in via your institution",
        "de": "anmelden|anmeldung|einloggen|login erforderlich|bitte anmelden|bitte melden sie sich an|benutzeranmeldung|"
        "wählen sie ihre einrichtung|auswahl der heimateinrichtung", "id": "masuk|masuk ke akun", "ar": "تسجيل الدخول",
        "fr": "connexion|se connecter|s'identifier|identification|authentification|connectez-vous|choisissez votre établissement",
        "es": "iniciar sesión|inicio de sesión|acceder|identificarse|ingresar|entrar",
        "pt": "entrar|iniciar sessão|acessar|fazer login|autenticação", "it": "accedi|accesso|autenticazione|effettua il login",
        "nl": "inloggen|aanmelden", "sv": "logga in|inloggning", "pl": "zaloguj się|logowanie|zaloguj", "fa": "ورود|ورود به سامانه",
        "ru": "вход|войти|авторизация|вход в систему|вход на сайт", "uk": "вхід|увійти|авторизація|вхід до системи",
        "zh": "登录|用户登录|请登录|登入|统一身份认证|会员登录", "ja": "ログイン|サインイン", "ko": "로그인", "tr": "giriş|giriş yap|oturum aç",
    },
    "cookies": {
        "en": "cookies required|cookie absent|cookies disabled|please enable cookies|cookies are required|enable cookies|"
        "cookie required|cookies must be enabled|cookies not supported|cookie error|cookies are disabled|"
        "your browser must accept cookies|before you continue|cookie support required",
        "de": "cookies erforderlich|cookies aktivieren|bitte aktivieren sie cookies", "fr": "cookies requis|activez les cookies",
        "es": "se requieren cookies|habilite las cookies", "pt": "cookies necessários|ative os cookies", "it": "cookie richiesti",
        "nl": "cookies vereist", "ru": "включите cookies", "zh": "请启用cookie|需要cookie", "ja": "クッキーを有効にしてください",
    },
    "maintenance": {
        "en": "maintenance|down for maintenance|under maintenance|site maintenance|scheduled maintenance|service unavailable|"
        "site under maintenance|system maintenance|temporarily unavailable|temporarily down for maintenance|website maintenance|"
        "service temporarily unavailable|we'll be back soon|we'll be back soon!|be right back|undergoing maintenance|"
        "maintenance mode|site temporarily unavailable|planned maintenance|we are down for maintenance|scheduled downtime|"
        "briefly unavailable for scheduled maintenance. check back in a minute|the site is down for maintenance",
        "de": "wartung|wartungsarbeiten|wartungsmodus|derzeit nicht verfügbar|vorübergehend nicht erreichbar",
        "fr": "en maintenance|site en maintenance|maintenance en cours|service indisponible|temporairement indisponible",
        "es": "en mantenimiento|sitio en mantenimiento|mantenimiento|servicio no disponible", "fi": "huoltokatko",
        "pt": "em manutenção|site em manutenção|manutenção|serviço indisponível", "nl": "onderhoud|gepland onderhoud|in onderhoud",
        "it": "manutenzione|in manutenzione|sito in manutenzione|servizio non disponibile", "sv": "underhåll|driftstopp",
        "pl": "przerwa techniczna|prace konserwacyjne|strona w budowie|serwis niedostępny", "tr": "bakım|bakım çalışması|bakımdayız",
        "ru": "технические работы|ведутся технические работы|сайт на обслуживании|сервис временно недоступен",
        "uk": "технічні роботи|ведуться технічні роботи|сайт на обслуговуванні", "id": "dalam pemeliharaan|pemeliharaan sistem",
        "zh": "系统维护|网站维护中|系统维护中|服务不可用|网站正在维护",
        "ja": "メンテナンス中|ただいまメンテナンス中です|メンテナンスのお知らせ|システムメンテナンス",
        "ko": "점검 중|시스템 점검|서비스 점검 중입니다",
    },
    "server-error": {
        "en": "internal server error|server error|bad gateway|gateway timeout|gateway time-out|bad request|application error|"
        "error establishing a database connection|an error has occurred|an error occurred|an unexpected error has occurred|"
        "system error|something went wrong|error|oops|oops!|too many requests|rate limit exceeded|runtime error|"
        "proxy error|web server is down|connection timed out|origin is unreachable|database error|unexpected error",
        "de": "interner serverfehler|fehler|serverfehler|es ist ein fehler aufgetreten", "fr": "erreur|erreur interne du serveur",
        "es": "error interno del servidor|ha ocurrido un error", "pt": "erro|erro interno do servidor|ocorreu um erro",
        "it": "errore|errore interno del server|si è verificato un errore", "nl": "fout|serverfout", "sv": "fel|serverfel",
        "pl": "błąd|błąd serwera|wystąpił błąd", "ru": "ошибка|ошибка сервера|произошла ошибка", "uk": "помилка|помилка сервера",
        "zh": "错误|服务器错误|系统错误|出错了", "ja": "エラー|サーバーエラー|システムエラー", "ko": "오류|서버 오류", "tr": "hata|sunucu hatası",
    },
    "site-page": {
        "en": "permissions|reprints and permissions|reprints & permissions|rights and permissions|rights & permissions|"
        "rightslink|rightslink by copyright clearance center|request permissions|copyright clearance center|get permission|"
        "copyright and permissions|permission requests|about|about us|about the journal|about this journal|contact|contact us|"
        "help|faq|frequently asked questions|privacy policy|privacy notice|terms of use|terms and conditions|terms of service|"
        "cookie policy|editorial board|editorial team|editorial policies|author guidelines|instructions for authors|"
        "information for authors|guide for authors|submissions|submit|subscribe|subscriptions|aims and scope|aims & scope|"
        "aims and scopes|open access|open access policy|open access articles|for authors|for librarians|news|sitemap|site map|"
        "publication ethics|submission guidelines|manuscript guidelines|manuscript preparation|preparation of manuscripts|"
        "guidelines for authors|instructions to authors|notes for contributors|reviewer guidelines|for reviewers|peer review process|advertise|"
        "accessibility|accessibility statement|article processing charges",
        "de": "impressum|datenschutz|über uns|kontakt|hilfe|autorenrichtlinien|hinweise für autoren|autorenhinweise|für autoren|"
        "richtlinien für autoren|"
        "hinweise für autorinnen und autoren|manuskriptrichtlinien|einreichungen",
        "fr": "mentions légales|à propos|contact|aide|instructions aux auteurs|consignes aux auteurs|recommandations aux auteurs|"
        "note aux auteurs|soumissions|soumettre un article|comité de rédaction|comité de lecture",
        "es": "acerca de|sobre la revista|contacto|ayuda|equipo editorial|normas para autores|aviso de privacidad|información para autores/as|"
        "información para autores|directrices para autores/as|directrices para autores|guía para autores|instrucciones para autores|"
        "instrucciones a los autores|normas de publicación|envíos|comité editorial|consejo editorial",
        "pt": "sobre|sobre a revista|contato|ajuda|equipe editorial|diretrizes para autores|corpo editorial|instruções aos autores|"
        "informações para autores|normas para publicação|normas de publicação|submissões|conselho editorial",
        "it": "chi siamo|contatti|aiuto|comitato editoriale|istruzioni per gli autori|norme per gli autori|norme redazionali|proposte",
        "zh": "关于我们|联系我们|编委会|投稿指南|期刊简介|投稿须知|作者须知|征稿启事|稿约|征稿简则",
        "ko": "편집위원회|투고규정|투고안내",
        "ru": "о журнале|контакты|редакционная коллегия|правила для авторов|требования к публикации|"
        "требования к публикациям|требования к оформлению статей|требования к статьям|правила оформления статей|авторам|для авторов|"
        "информация для авторов|редакционная политика|порядок рецензирования|отправка материалов",
        "uk": "про журнал|контакти|редакційна колегія|вимоги до статей|вимоги до публікацій|правила для авторів|"
        "для авторів|авторам|подання",
        "ja": "お問い合わせ|投稿規定|編集委員会|投稿要領|執筆要領|投稿案内",
        "id": "tentang kami|dewan redaksi|fokus dan ruang lingkup|petunjuk penulisan|pedoman penulis|panduan penulis|pedoman penulisan",
        "tr": "hakkında|iletişim|yazım kuralları|yazarlar için|yazarlara bilgi|yayın kurulu",
        "pl": "kontakt|o czasopiśmie|redakcja|polityka prywatności|dla autorów|wytyczne dla autorów|informacje dla autorów|rada naukowa",
    },
    "home": {
        "en": "home|homepage|home page|main page|welcome|front page", "de": "startseite|willkommen", "fr": "accueil|page d'accueil",
        "es": "inicio|página de inicio|página principal", "pt": "início|página inicial", "it": "pagina iniziale|benvenuti",
        "nl": "startpagina|welkom", "sv": "startsida|hem", "pl": "strona główna", "ru": "главная|главная страница", "uk": "головна|головна сторінка",
        "zh": "首页|主页|首頁", "ja": "ホーム|トップページ", "ko": "홈|메인", "tr": "ana sayfa|anasayfa", "id": "beranda", "fa": "صفحه اصلی|خانه",
    },
    "search-results": {
        "en": "search results|search|results|advanced search|search result|search our site|browse|browse by subject|"
        "browse by author|browse by title|browse by year|browse by issue date|discover|pubmed results|pmc results|"
        "saved searches|all articles|all publications|publications|publication list|list of publications|recent submissions|"
        "new submissions|catalog search|publications list|selected publications|my publications|browse articles",
        "de": "suchergebnisse|suche|trefferliste|suchergebnis|publikationen|publikationsliste|veröffentlichungen",
        "fr": "résultats de recherche|résultats de la recherche|recherche|publications|liste des publications|parcourir",
        "es": "resultados de búsqueda|resultados de la búsqueda|búsqueda|buscar|publicaciones|navegar",
        "pt": "resultados da pesquisa|resultados da busca|busca|pesquisa|buscar|publicações|navegar",
        "it": "risultati della ricerca|risultati di ricerca|ricerca|pubblicazioni", "nl": "zoekresultaten|zoeken|publicaties",
        "sv": "sökresultat|sök|publikationer", "pl": "wyniki wyszukiwania|wyszukiwanie|publikacje",
        "ru": "результаты поиска|поиск|публикации|список публикаций", "uk": "результати пошуку|пошук|публікації|список публікацій",
        "zh": "搜索结果|检索结果|搜索|高级检索|搜尋結果|论文列表", "ja": "検索結果|検索|業績一覧|論文リスト", "ko": "검색 결과|검색결과|검색",
        "tr": "arama sonuçları|arama|yayınlar", "id": "hasil pencarian|pencarian|cari|publikasi", "fa": "نتایج جستجو|جستجو",
    },
    "contents": {
        "en": "table of contents|contents|current issue|latest issue|all issues|archive|archives|past issues|back issues|in this issue|"
        "previous issues|issue archive|issues|online first|articles in press|early view|ahead of print|latest articles|toc|list of issues",
        "de": "inhaltsverzeichnis|aktuelle ausgabe|archiv|alle ausgaben|inhalt|aktuelles heft", "nl": "inhoudsopgave|huidig nummer|archief",
        "fr": "sommaire|table des matières|numéro en cours|numéro courant|tous les numéros|archives", "sv": "innehåll|innehållsförteckning|arkiv",
        "es": "tabla de contenidos|número actual|archivos|números anteriores|índice|sumario|tabla de contenido",
        "pt": "edição atual|arquivos|sumário|edições anteriores|número atual|todas as edições|índice",
        "it": "sommario|indice|fascicolo corrente|numero attuale|archivio|archivi", "pl": "spis treści|bieżący numer|archiwum",
        "ru": "содержание|оглавление|текущий выпуск|архив|архивы|архив номеров|содержание номера|все выпуски",
        "uk": "зміст|поточний випуск|архів|архіви|архів номерів|всі випуски", "tr": "içindekiler|güncel sayı|arşiv|son sayı|sayılar",
        "zh": "目录|当期目录|过刊浏览|最新录用|往期目录|本期目录|目錄|最新目录|当期文章", "ja": "目次|最新号|バックナンバー|巻号一覧",
        "ko": "목차|최신호|현재호|과월호", "id": "daftar isi|terbitan terkini|edisi terbaru|arsip|terkini", "fa": "شماره جاری|فهرست مطالب|آرشیو",
    },
    "profile": {
        "en": "author profile|researcher profile|profile|author details|author information|people|staff|our people|user profile|"
        "faculty profile|author page|staff profile|faculty directory|my profile|curriculum vitae", "de": "personenprofil|mitarbeiter|lebenslauf",
        "fr": "profil|profil d'auteur|page de l'auteur", "es": "perfil|perfil del autor|perfil de autor", "pt": "perfil|perfil do autor",
        "it": "profilo|profilo autore", "ru": "профиль автора|профиль|сведения об авторе", "uk": "профіль автора|профіль",
        "zh": "作者简介|个人主页|学者主页",
        "ja": "研究者情報|研究者詳細", "ko": "연구자 정보", "tr": "profil|yazar profili", "id": "profil penulis", "pl": "profil autora",
    },
}  # fmt: skip
