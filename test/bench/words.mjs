/**
 * The words that the corpus is made of, by language. They make no sense together and need not: what counts is their
 * scripts, their lengths and their bytes.
 */

/**
 * @typedef {object} Voice
 * @property {readonly string[]} words
 * @property {string} space between words
 * @property {string} comma
 * @property {string} stop
 * @property {readonly [string, string]} quotes
 * @property {boolean} latin1 its words need no character beyond U+00FF
 */

/**
 * @param {string} words
 * @param {Partial<Voice>} [ways]
 * @returns {Voice}
 */
function voice(words, ways) {
  const list = words.trim().split(/\s+/);
  return { words: list, space: " ", comma: ", ", stop: ".", quotes: ["“", "”"], latin1: false, ...ways };
}

/** @type {Readonly<Record<string, Voice>>} */
export const voices = {
  en: voice(
    `river valley council winter school harbour budget forest teacher market bridge letter morning village report
     doctor border island number weather cotton machine history garden question language fishing railway autumn
     people water nothing another several between against because without slowly rarely every older smaller
     public found measured promised opened carried wrote asked remained counted the a of and in to that with for`,
    { latin1: true },
  ),
  de: voice(
    `Fluss Gemeinde Brücke Winter Schule Hafen Haushalt Wälder Lehrerin Markt Straße Brief Dorf Bericht Grenze Insel
     Zahl Wetter Geschichte Gärten Sprache Fischerei Eisenbahn Herbst Leute Wasser jedoch während langsam öffentlich
     gemessen versprochen geöffnet getragen geschrieben gefragt geblieben gezählt die der und von mit für über nach`,
    { quotes: ["„", "“"], latin1: true },
  ),
  fr: voice(
    `rivière vallée mairie hiver école port forêt marché lettre matin village médecin frontière île nombre météo
     histoire jardin langue pêche automne gens rien plusieurs entre contre parce lentement rarement chaque ancien
     public trouvé mesuré promis ouvert porté écrit demandé resté compté le la de et dans que avec pour`,
    { quotes: ["« ", " »"], latin1: true },
  ),
  es: voice(
    `río valle ayuntamiento invierno escuela puerto bosque maestra mercado puente carta mañana pueblo informe médico
     frontera isla número algodón historia jardín pregunta lengua pesca otoño gente agua varios entre según despacio
     público encontró midió prometió abrió llevó escribió preguntó quedó contó el la de y en que con para`,
    { latin1: true },
  ),
  pt: voice(
    `rio vale câmara inverno escola porto floresta professora mercado ponte carta manhã aldeia relatório fronteira
     ilha número algodão história jardim língua pesca outono gente água vários entre então devagar público encontrou
     mediu prometeu abriu levou escreveu perguntou ficou contou o a de e em que com para não também`,
    { latin1: true },
  ),
  it: voice(
    `fiume valle comune inverno scuola porto bilancio foresta maestra mercato ponte lettera mattina villaggio medico
     confine isola numero storia giardino domanda lingua pesca ferrovia autunno gente acqua perché così più lentamente
     pubblico trovato misurato promesso aperto portato scritto chiesto rimasto contato il la di e in che con per`,
    { latin1: true },
  ),
  pl: voice(
    `rzeka dolina zima szkoła port budżet las nauczycielka rynek most list poranek wieś lekarz granica wyspa liczba
     pogoda bawełna historia ogród pytanie język rybołówstwo kolej jesień ludzie woda nic inny między przeciw ponieważ
     powoli rzadko każdy starszy mniejszy publiczny znalazł zmierzył obiecał otworzył niósł napisał zapytał i w na`,
    { quotes: ["„", "”"] },
  ),
  tr: voice(
    `ırmak vadi belediye kış okul liman bütçe orman öğretmen pazar köprü mektup sabah köy doktor sınır ada sayı hava
     pamuk tarih bahçe soru dil balıkçılık demiryolu sonbahar insanlar su hiçbir başka arasında karşı çünkü yavaşça
     küçük kamu buldu ölçtü söz verdi açtı taşıdı yazdı sordu kaldı saydı ve ile için`,
  ),
  vi: voice(
    `sông thung lũng mùa đông trường học cảng ngân sách rừng giáo viên chợ cầu thư buổi sáng làng bác sĩ biên giới đảo
     số thời tiết bông lịch sử vườn câu hỏi ngôn ngữ đánh cá đường sắt người nước không khác giữa chống vì chậm hiếm
     mỗi nhỏ hơn công cộng đã tìm thấy đo hứa mở viết hỏi còn lại đếm và trong với cho`,
  ),
  ru: voice(
    `река долина совет зима школа гавань бюджет лес учительница рынок мост письмо утро деревня доклад врач граница
     остров число погода хлопок история сад вопрос язык рыболовство осень люди вода ничего другой между против потому
     медленно редко каждый старый меньше нашли измерили обещали открыли несли написали спросили остались и в на с для`,
    { quotes: ["«", "»"] },
  ),
  uk: voice(
    `річка долина рада зима школа гавань бюджет ліс вчителька ринок міст лист ранок село лікар кордон острів число
     погода бавовна історія сад питання мова рибальство залізниця осінь люди вода нічого інший між проти тому повільно
     рідко кожен старіший менший знайшли виміряли обіцяли відкрили несли написали запитали лишилися і в на з для`,
    { quotes: ["«", "»"] },
  ),
  el: voice(
    `ποτάμι κοιλάδα συμβούλιο χειμώνας σχολείο λιμάνι δάσος δασκάλα αγορά γέφυρα γράμμα πρωί χωριό γιατρός σύνορο νησί
     αριθμός καιρός βαμβάκι ιστορία κήπος ερώτηση γλώσσα αλιεία φθινόπωρο άνθρωποι νερό τίποτα άλλος μεταξύ εναντίον
     αργά σπάνια κάθε παλαιός μικρότερος βρήκαν μέτρησαν άνοιξαν έγραψαν ρώτησαν έμειναν και σε με για το η`,
    { quotes: ["«", "»"] },
  ),
  ar: voice(
    `نهر وادي مجلس شتاء مدرسة ميناء ميزانية غابة معلمة سوق جسر رسالة صباح قرية تقرير طبيب حدود جزيرة عدد طقس قطن آلة
     تاريخ حديقة سؤال لغة صيد خريف ناس ماء شيء آخر بين ضد لأن ببطء نادرا كل قديم أصغر عام وجدوا قاسوا وعدوا فتحوا حملوا
     كتبوا سألوا بقوا من في على مع إلى`,
    { comma: "، ", quotes: ["«", "»"] },
  ),
  he: voice(
    `נהר עמק מועצה חורף נמל תקציב יער מורה שוק גשר מכתב בוקר כפר דוח רופא גבול אי מספר אוויר כותנה מכונה היסטוריה גינה
     שאלה שפה דיג רכבת סתיו אנשים מים דבר אחר בין נגד כי לאט לעיתים כל ישן קטן ציבורי מצאו מדדו הבטיחו פתחו נשאו כתבו
     שאלו נשארו ספרו של על עם אל`,
  ),
  hi: voice(
    `नदी घाटी परिषद सर्दी विद्यालय बंदरगाह बजट जंगल शिक्षिका बाज़ार पुल चिट्ठी सुबह गाँव रिपोर्ट डॉक्टर सीमा द्वीप संख्या मौसम कपास मशीन
     इतिहास बगीचा सवाल भाषा मछली रेल पतझड़ लोग पानी कुछ दूसरा बीच विरुद्ध क्योंकि धीरे हर पुराना छोटा सार्वजनिक मिला नापा खोला लिखा पूछा
     रहा गिना और में से के`,
    { stop: "।" },
  ),
  ja: voice(
    `川 谷間 議会 冬 学校 港 予算 森林 教師 市場 橋 手紙 朝 村 報告書 医師 国境 島 数字 天気 綿花 機械 歴史 庭園 質問 言葉 漁業 鉄道 秋
     人々 水 そして しかし ゆっくりと ほとんど すべての 古い 小さな 公共の 見つけた 測った 約束した 開いた 運んだ 書いた 尋ねた 残った
     数えた は が を に で と の も から まで`,
    { space: "", comma: "、", stop: "。", quotes: ["「", "」"] },
  ),
  zh: voice(
    `河流 山谷 议会 冬天 学校 港口 预算 森林 老师 市场 桥梁 信件 早晨 村庄 报告 医生 边界 岛屿 数字 天气 棉花 机器 历史 花园 问题 语言 渔业
     铁路 秋天 人们 水 没有 另一个 之间 反对 因为 慢慢地 很少 每个 古老的 较小的 公共 发现了 测量了 答应了 打开了 带来了 写下了 询问了
     留下了 计算了 的 和 在 与 为`,
    { space: "", comma: "，", stop: "。" },
  ),
  ko: voice(
    `강 골짜기 의회 겨울 학교 항구 예산 숲 교사 시장 다리 편지 아침 마을 보고서 의사 국경 섬 숫자 날씨 목화 기계 역사 정원 질문 언어 어업 철도
     가을 사람들 물 아무것도 다른 사이에 반대하여 때문에 천천히 드물게 모든 오래된 작은 공공의 찾았다 재었다 약속했다 열었다 옮겼다 썼다 물었다
     남았다 세었다 그리고 에서`,
  ),
};

export const givenNames =
  `Amara Bo Chidi Dalia Edda Farid Greta Hana Ilse Jun Kemal Lena Milan Nadia Odile Pavel Quyen
  Rosa Søren Tariq Ulla Vera Wen Ximena Yara Zoë Łucja Žofie Мария Ирина Νίκος ليلى سلمى דנה मीरा 由美 小明 지우`.split(
    /\s+/,
  );

export const familyNames =
  `Abara Brandt Castel Dorval Ekholm Ferrum Galdós Harrow Ibarra Jansky Korvin Lindt Marchetti
  Nakai Okoro Pereira Quist Rosnay Sandoval Tamm Ulrich Verne Wójcik Xu Yılmaz Zeman O’Dell Ståhl`.split(
    /\s+/,
  );

export const affiliations = [
  "University of Example",
  "Institute for River Studies",
  "Example Observatory, Northern Branch",
  "École des Exemples",
  "Example-Hochschule für Küstenkunde",
  "見本大学",
];

/** Some with commas: a region is one value, however it is written. */
export const regions = [
  "Africa",
  "Asia",
  "Asia, Russia and FSU",
  "Caribbean",
  "Central America",
  "Europe",
  "Middle East & North Africa",
  "North America",
  "Oceania",
  "Polar regions",
  "South America",
  "Southeast Asia",
];

export const themes = [
  "Agriculture",
  "Archives and memory",
  "Cities",
  "Climate",
  "Culture, society, history",
  "Democracy",
  "Economy",
  "Education",
  "Energy",
  "Fisheries",
  "Food",
  "Forests",
  "Health",
  "Housing",
  "Labour",
  "Languages",
  "Law & justice",
  "Media",
  "Migration",
  "Oceans",
  "Peace and security",
  "Rivers",
  "Science",
  "Technology",
  "Transport",
];
