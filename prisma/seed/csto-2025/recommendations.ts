import type { CatalogueRecommendation } from "@/lib/domain/catalogue";

const section = { en: "Conclusion", ru: "Заключение" };

/** The seventeen recommendations of the conclusion, with what can be verified in each. */
export const recommendations: CatalogueRecommendation[] = [
  {
    reference: "CSTO-01",
    theme: "cyber",
    levels: ["REGIONAL"],
    basis: "EXPLICIT",
    title: { en: "Establish a dedicated CSTO Cyber Command", ru: "Создать специальное киберкомандование ОДКБ" },
    summary: {
      en: "A standing unit within the organisation would watch for extremist messaging on the internet, act against recruitment there and keep the members’ replies to it in step.",
      ru: "Постоянная структура внутри организации отслеживала бы экстремистские материалы в сети, противодействовала радикализации и согласовывала ответные информационные кампании разных стран.",
    },
    addressees: ["collective-security-council", "csto-secretariat", "joint-staff"],
    partners: ["member-states"],
    locator: {
      section,
      paragraph: 5,
      offset: 55082,
      length: 265,
      sha256: "b6e120ad3a9390677601b4f4685c5e16861bac9252b780143a70f24e5154d198",
    },
    components: [
      {
        letter: "a",
        title: { en: "Monitor extremist propaganda online", ru: "Отслеживание экстремистской пропаганды в интернете" },
        derived: false,
      },
      {
        letter: "b",
        title: { en: "Disrupt online radicalisation", ru: "Пресечение радикализации в интернете" },
        derived: false,
      },
      {
        letter: "c",
        title: {
          en: "Coordinate counter-narrative campaigns across borders",
          ru: "Координация трансграничных кампаний контрпропаганды",
        },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-02",
    theme: "cyber",
    levels: ["INTERREGIONAL"],
    basis: "EXPLICIT",
    title: {
      en: "Make joint cyber-defence exercises with the SCO a standing institution",
      ru: "Сделать совместные с ШОС учения по киберзащите постоянными",
    },
    summary: {
      en: "Drills held regularly with the Shanghai organisation should leave all who take part with the same procedures for answering an attack and with systems that work together.",
      ru: "Регулярные учения с Шанхайской организацией сотрудничества призваны дать всем участникам единый порядок реагирования на атаки и технически совместимые системы.",
    },
    addressees: ["csto-secretariat", "joint-staff"],
    partners: ["sco", "sco-rats"],
    locator: {
      section,
      paragraph: 5,
      offset: 55348,
      length: 268,
      sha256: "510a5d12bd9f904b6a25088b7e0b35e7c7b3d6e1c051ede9245194f4d6f9fdaa",
    },
    components: [
      {
        letter: "a",
        title: { en: "One set of response procedures", ru: "Единый порядок реагирования" },
        derived: false,
      },
      { letter: "b", title: { en: "Technical interoperability", ru: "Техническая совместимость" }, derived: false },
    ],
  },
  {
    reference: "CSTO-03",
    theme: "cyber",
    levels: ["REGIONAL"],
    basis: "IMPLIED",
    title: {
      en: "Carry out the 2025 cyber memorandum with the Cyberus Foundation",
      ru: "Выполнить меморандум 2025 года о кибербезопасности с фондом «Сайберус»",
    },
    summary: {
      en: "The agreement signed in spring 2025 will count once it yields work in each field that it names: research, training and law.",
      ru: "Подписанный весной 2025 года документ обретёт значение, когда даст результаты по каждому из названных в нём направлений: исследованиям, подготовке кадров и законодательству.",
    },
    addressees: ["csto-secretariat"],
    partners: ["cyberus-foundation", "member-states"],
    locator: {
      section,
      paragraph: 5,
      offset: 55617,
      length: 461,
      sha256: "c89ffc9c769a456c8028e244a997d5f6a70dc25c3a36db002007ec69cf6efef3",
    },
    components: [
      {
        letter: "a",
        title: {
          en: "Joint research on threats to critical infrastructure",
          ru: "Совместные исследования угроз критической инфраструктуре",
        },
        derived: false,
      },
      {
        letter: "b",
        title: { en: "Standard specialist training", ru: "Единые стандарты подготовки специалистов" },
        derived: false,
      },
      {
        letter: "c",
        title: { en: "Harmonised cyber legislation", ru: "Гармонизация законодательства о кибербезопасности" },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-04",
    theme: "intelligence-sharing",
    levels: ["REGIONAL"],
    basis: "EXPLICIT",
    title: { en: "Establish a Joint Analytical Center", ru: "Создать Объединённый аналитический центр" },
    summary: {
      en: "Services would study threats together in one centre, while each state keeps hold of its own data; partners outside would help to trace fighters on the move.",
      ru: "Спецслужбы изучали бы угрозы сообща, но каждое государство сохраняло бы контроль над своими данными; внешние партнёры помогали бы отслеживать перемещения боевиков.",
    },
    addressees: ["committee-of-secretaries", "csto-secretariat"],
    partners: ["national-services", "cis-anti-terrorism-center", "sco-rats"],
    locator: {
      section,
      paragraph: 6,
      offset: 56895,
      length: 277,
      sha256: "a0321e00eb6c8d38288d1789bde4dfc9b84ec563a7228edc0920998c658ed1e2",
    },
    components: [
      {
        letter: "a",
        title: { en: "Threat analysis shared between services", ru: "Общий для спецслужб анализ угроз" },
        derived: false,
      },
      {
        letter: "b",
        title: {
          en: "Distributed data governance that leaves data under national control",
          ru: "Распределённое управление данными при сохранении национального контроля над ними",
        },
        derived: false,
      },
      {
        letter: "c",
        title: {
          en: "Structured cooperation with key outside actors on tracking militants across borders",
          ru: "Налаженное взаимодействие с ключевыми внешними партнёрами в отслеживании боевиков, пересекающих границы",
        },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-05",
    theme: "intelligence-sharing",
    levels: ["REGIONAL"],
    basis: "IMPLIED",
    title: {
      en: "Put a unified terrorist watchlist into working use",
      ru: "Ввести в действие единый контрольный список террористов",
    },
    summary: {
      en: "As long as states warn one another case by case, suspects slip through. The remedy is a list that every member applies and whose entries reach all of them at once.",
      ru: "Пока государства предупреждают друг друга от случая к случаю, часть подозреваемых ускользает. Выход — список, который применяет каждый член организации и сведения из которого сразу доступны всем.",
    },
    addressees: ["committee-of-secretaries"],
    partners: ["member-states"],
    locator: {
      section,
      paragraph: 6,
      offset: 56571,
      length: 178,
      sha256: "49d4a30c9ff42f9891c00e5797a5262dd2bc71c4addd9327e0dcd43983904e4a",
    },
    components: [
      {
        letter: "a",
        title: {
          en: "One list in force in every member state",
          ru: "Единый список, действующий во всех государствах-членах",
        },
        derived: false,
      },
      {
        letter: "b",
        title: { en: "Automatic rather than bilateral exchange", ru: "Автоматический обмен вместо двустороннего" },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-06",
    theme: "capacity",
    levels: ["DOMESTIC_INTERSTATE"],
    basis: "IMPLIED",
    title: {
      en: "Close the capacity gap of Central Asian regional offices",
      ru: "Устранить отставание региональных подразделений в Центральной Азии",
    },
    summary: {
      en: "Offices in Central Asia are short of experts and equipment and find it hard to work with one another; people, tools, systems and instruction should come up to one level.",
      ru: "Подразделениям в Центральной Азии не хватает специалистов и техники, им трудно взаимодействовать между собой; кадры, средства, системы и обучение следует довести до единого уровня.",
    },
    addressees: ["member-states"],
    partners: ["russia", "csto-secretariat"],
    locator: {
      section,
      paragraph: 6,
      offset: 56093,
      length: 801,
      sha256: "2eb121dbdad6f7196303b1e8054ecd22035e50da676ab3cdd2ff0ffd7b347527",
    },
    components: [
      {
        letter: "a",
        title: { en: "Specialised counter-terrorism staff", ru: "Специалисты по борьбе с терроризмом" },
        derived: false,
      },
      {
        letter: "b",
        title: { en: "Modern surveillance means", ru: "Современные средства наблюдения" },
        derived: false,
      },
      { letter: "c", title: { en: "Interoperable systems", ru: "Совместимые системы" }, derived: false },
      { letter: "d", title: { en: "One training protocol", ru: "Единый порядок подготовки" }, derived: false },
    ],
  },
  {
    reference: "CSTO-07",
    theme: "capacity",
    levels: ["REGIONAL"],
    basis: "EXPLICIT",
    title: { en: "Create regional training hubs", ru: "Создать региональные учебные центры" },
    summary: {
      en: "Centres within the region would teach what local conditions call for instead of one course for everybody.",
      ru: "Центры в самом регионе обучали бы тому, чего требуют местные условия, а не по одному курсу для всех.",
    },
    addressees: ["council-of-defence-ministers", "csto-secretariat"],
    partners: ["member-states"],
    locator: {
      section,
      paragraph: 7,
      offset: 57173,
      length: 239,
      sha256: "18032496805f48a87dddf76c7fbb3237b40204f11e50df32d4703a9aec5fb7ac",
    },
    components: [
      { letter: "a", title: { en: "Hubs in operation", ru: "Действующие центры" }, derived: false },
      {
        letter: "b",
        title: { en: "Curricula fitted to local conditions", ru: "Учебные программы с учётом местных условий" },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-08",
    theme: "prevention",
    levels: ["DOMESTIC_INTERSTATE"],
    basis: "EXPLICIT",
    title: {
      en: "Implement preventive counter-radicalisation measures",
      ru: "Принять меры по предупреждению радикализации",
    },
    summary: {
      en: "The paper asks for prevention and names no programme. The groups followed here — the young and villagers, migrants, people who come back — are derived from its analysis.",
      ru: "В работе говорится о профилактике, но программы не названы. Отслеживаемые здесь группы — молодёжь и сельские жители, мигранты, вернувшиеся — выведены из её анализа.",
    },
    addressees: ["member-states"],
    partners: ["csto-secretariat", "civil-society"],
    locator: {
      section,
      paragraph: 7,
      offset: 57173,
      length: 239,
      sha256: "18032496805f48a87dddf76c7fbb3237b40204f11e50df32d4703a9aec5fb7ac",
    },
    components: [
      {
        letter: "a",
        title: { en: "Programmes for youth and rural communities", ru: "Программы для молодёжи и сельских жителей" },
        derived: true,
      },
      {
        letter: "b",
        title: { en: "Programmes for labour migrants", ru: "Программы для трудовых мигрантов" },
        derived: true,
      },
      { letter: "c", title: { en: "Reintegration of returnees", ru: "Реинтеграция вернувшихся" }, derived: true },
    ],
  },
  {
    reference: "CSTO-09",
    theme: "law",
    levels: ["REGIONAL"],
    basis: "EXPLICIT",
    title: {
      en: "Harmonise law step by step while respecting national jurisdictions",
      ru: "Поэтапно гармонизировать законодательство, уважая национальную юрисдикцию",
    },
    summary: {
      en: "Statutes should grow closer by degrees, without overriding any state’s courts or parliament. A shared definition of terrorism and laws on cyber security are where progress would show.",
      ru: "Законы следует сближать постепенно, не подменяя судов и парламентов отдельных государств. Продвижение покажут общее определение терроризма и законы о кибербезопасности.",
    },
    addressees: ["csto-parliamentary-assembly"],
    partners: ["national-parliaments"],
    locator: {
      section,
      paragraph: 7,
      offset: 57173,
      length: 239,
      sha256: "18032496805f48a87dddf76c7fbb3237b40204f11e50df32d4703a9aec5fb7ac",
    },
    components: [
      {
        letter: "a",
        title: {
          en: "A common definition and designation criteria",
          ru: "Общее определение терроризма и критерии признания организаций террористическими",
        },
        derived: true,
      },
      { letter: "b", title: { en: "Cyber legislation", ru: "Законодательство о кибербезопасности" }, derived: false },
    ],
  },
  {
    reference: "CSTO-10",
    theme: "forces",
    levels: ["REGIONAL"],
    basis: "EXPLICIT",
    title: {
      en: "Accelerate the modernisation of KSOR, the Collective Rapid Reaction Forces",
      ru: "Ускорить модернизацию Коллективных сил оперативного реагирования (КСОР)",
    },
    summary: {
      en: "The rapid reaction forces should become fit for hybrid threats — special units, drones and defences against them, equipment proven in combat — without losing the ability to keep the peace.",
      ru: "Силы оперативного реагирования предстоит подготовить к гибридным угрозам: нужны специальные подразделения, беспилотники и защита от них, проверенные в бою образцы — без ущерба для миротворческих возможностей.",
    },
    addressees: ["council-of-defence-ministers", "joint-staff"],
    partners: ["member-states", "russia"],
    locator: {
      section,
      paragraph: 8,
      offset: 58052,
      length: 510,
      sha256: "f593b66ebd727050209b81353323ce91294155f47bb8abbf235fd37582b3a2f9",
    },
    components: [
      {
        letter: "a",
        title: {
          en: "Specialised counter-terrorism units for hybrid threats",
          ru: "Специализированные антитеррористические подразделения для противодействия гибридным угрозам",
        },
        derived: false,
      },
      {
        letter: "b",
        title: { en: "Drone and counter-drone capability", ru: "Применение беспилотников и борьба с ними" },
        derived: false,
      },
      {
        letter: "c",
        title: {
          en: "Adoption of members’ battle-tested systems",
          ru: "Внедрение проверенных в бою систем государств-членов",
        },
        derived: false,
      },
      { letter: "d", title: { en: "Interoperability", ru: "Оперативная совместимость" }, derived: false },
      {
        letter: "e",
        title: { en: "Peacekeeping capability kept", ru: "Сохранение миротворческого потенциала" },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-11",
    theme: "forces",
    levels: ["REGIONAL"],
    basis: "EXPLICIT",
    title: {
      en: "Standardise training on modern hybrid-warfare scenarios",
      ru: "Стандартизировать подготовку по сценариям современной гибридной войны",
    },
    summary: {
      en: "Troops of all members would train to one standard for the tasks that hybrid war sets, so that they can move at short notice to any part of the treaty area.",
      ru: "Войска всех государств-членов готовились бы по единому стандарту к задачам гибридной войны, чтобы в короткий срок выдвигаться в любую часть зоны ответственности ОДКБ.",
    },
    addressees: ["joint-staff"],
    partners: ["member-states"],
    locator: {
      section,
      paragraph: 8,
      offset: 58563,
      length: 260,
      sha256: "e1b0ee17a32e5b90fe9998cffcf218b278ffc71ba2ca518d27ce00e329e8f10c",
    },
    components: [
      { letter: "a", title: { en: "Terrain monitoring", ru: "Наблюдение за местностью" }, derived: false },
      {
        letter: "b",
        title: { en: "Protection of facilities against drones", ru: "Защита объектов от беспилотников" },
        derived: false,
      },
      { letter: "c", title: { en: "Precision strikes", ru: "Высокоточные удары" }, derived: false },
      {
        letter: "d",
        title: {
          en: "Readiness to deploy anywhere in the CSTO area",
          ru: "Готовность к развёртыванию в любой точке зоны ответственности ОДКБ",
        },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-12",
    theme: "partnerships",
    levels: ["INTERREGIONAL"],
    basis: "IMPLIED",
    title: {
      en: "Expand SCO–CSTO cooperation and integrate the two institutions more deeply",
      ru: "Расширить сотрудничество ШОС и ОДКБ и углубить их институциональную интеграцию",
    },
    summary: {
      en: "The two bodies would share security technology, where China is strong, and tie their structures together more closely.",
      ru: "Две организации обменивались бы технологиями безопасности, в которых силён Китай, и теснее связали бы свои структуры.",
    },
    addressees: ["csto-secretariat", "russia"],
    partners: ["sco", "china"],
    locator: {
      section,
      paragraph: 9,
      offset: 59299,
      length: 276,
      sha256: "cdd2473021fc0f25844d5530cd104bc74ff7402ab9b46124214e054c67972241",
    },
    components: [
      { letter: "a", title: { en: "Security technologies", ru: "Технологии безопасности" }, derived: false },
      { letter: "b", title: { en: "Institutional integration", ru: "Институциональная интеграция" }, derived: false },
    ],
  },
  {
    reference: "CSTO-13",
    theme: "partnerships",
    levels: ["INTERREGIONAL"],
    basis: "IMPLIED",
    title: {
      en: "Support Afghanistan’s recovery and its capability against terrorist groups",
      ru: "Содействовать восстановлению Афганистана и его способности противостоять террористическим группировкам",
    },
    summary: {
      en: "Moscow and Beijing together would back the Afghan economy and help those who govern in Kabul to fight terrorist organisations.",
      ru: "Москва и Пекин сообща поддержали бы афганскую экономику и помогли бы властям в Кабуле бороться с террористическими организациями.",
    },
    addressees: ["russia", "china"],
    partners: ["sco", "member-states"],
    locator: {
      section,
      paragraph: 9,
      offset: 59576,
      length: 194,
      sha256: "d0ee3e2a37526454d5b9586d023d9f9d0c64e85d220bc7d4cd4c257f25a804c2",
    },
    components: [
      {
        letter: "a",
        title: {
          en: "Economic recovery and integration into the regional economy",
          ru: "Восстановление экономики и её включение в региональные хозяйственные связи",
        },
        derived: false,
      },
      {
        letter: "b",
        title: {
          en: "Counter-terrorism capability of the authorities in Kabul",
          ru: "Антитеррористические возможности властей в Кабуле",
        },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-14",
    theme: "root-causes",
    levels: ["DOMESTIC_INTERSTATE"],
    basis: "IMPLIED",
    title: {
      en: "Act on the socioeconomic drivers of radicalisation",
      ru: "Воздействовать на социально-экономические причины радикализации",
    },
    summary: {
      en: "Force alone comes too late. Want, idleness among the young, uprooting and poor schooling open the door to recruiters, and each calls for a policy of its own.",
      ru: "Одной силы мало, и она запаздывает. Путь вербовщикам открывают нужда, незанятость молодёжи, вынужденный отъезд и плохое образование, и каждая из этих причин требует своей политики.",
    },
    addressees: ["member-states"],
    partners: ["russia", "eaeu"],
    locator: {
      section,
      paragraph: 10,
      offset: 59990,
      length: 351,
      sha256: "4a61eb6aff31c95e7022bdb808066c8ef295e972c651e109c516a0402c4631fa",
    },
    components: [
      { letter: "a", title: { en: "Poverty", ru: "Бедность" }, derived: false },
      { letter: "b", title: { en: "Youth unemployment", ru: "Безработица среди молодёжи" }, derived: false },
      { letter: "c", title: { en: "Forced migration", ru: "Вынужденная миграция" }, derived: false },
      { letter: "d", title: { en: "Access to education", ru: "Доступ к образованию" }, derived: false },
    ],
  },
  {
    reference: "CSTO-15",
    theme: "legitimacy",
    levels: ["DOMESTIC_INTERSTATE"],
    basis: "IMPLIED",
    title: {
      en: "Win public legitimacy through transparency and civil-society engagement",
      ru: "Завоевать общественное доверие открытостью и взаимодействием с гражданским обществом",
    },
    summary: {
      en: "People hear little of what the organisation does, and in scattered voices. It should report openly, speak coherently and work with associations of citizens.",
      ru: "О делах организации общество знает мало, и сведения о них разрозненны. Ей следует открыто отчитываться, говорить согласованно и работать с объединениями граждан.",
    },
    addressees: ["csto-secretariat"],
    partners: ["member-states", "civil-society"],
    locator: {
      section,
      paragraph: 10,
      offset: 60342,
      length: 253,
      sha256: "a288be91a15e9394d44622df7494321aaf0f29076d517c22eef070de9c2d42b9",
    },
    components: [
      {
        letter: "a",
        title: { en: "Openness about initiatives and results", ru: "Открытость в отношении инициатив и результатов" },
        derived: false,
      },
      { letter: "b", title: { en: "Coherent communication", ru: "Согласованное информирование" }, derived: false },
      {
        letter: "c",
        title: { en: "Regular engagement of civil society", ru: "Постоянное взаимодействие с гражданским обществом" },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-16",
    theme: "root-causes",
    levels: ["REGIONAL"],
    basis: "EXPLICIT",
    title: {
      en: "Pair Russia’s security leadership with long-term development support",
      ru: "Дополнить лидерство России в сфере безопасности долгосрочным содействием развитию",
    },
    summary: {
      en: "As the leading power, Russia ought to invest in the productive economy of its allies as well as in their defence, so that recruiters find fewer people to approach.",
      ru: "Как ведущей державе, России следует вкладывать средства не только в оборону союзников, но и в производительную часть их экономики, чтобы сузить почву для вербовки.",
    },
    addressees: ["russia"],
    partners: ["member-states", "eaeu"],
    locator: {
      section,
      paragraph: 11,
      offset: 60596,
      length: 301,
      sha256: "de05b0b7f2eae6176b43b411a17accac817318f74079db4cdc9788c46d6c5593",
    },
    components: [
      {
        letter: "a",
        title: {
          en: "Investment in the real sector of member economies",
          ru: "Вложения в реальный сектор экономики государств-членов",
        },
        derived: false,
      },
      {
        letter: "b",
        title: { en: "Programmes for populations at risk", ru: "Программы для групп риска" },
        derived: false,
      },
    ],
  },
  {
    reference: "CSTO-17",
    theme: "strategy",
    levels: ["REGIONAL"],
    basis: "IMPLIED",
    title: {
      en: "Move to a comprehensive security model joining deterrence with socioeconomic stabilisation",
      ru: "Перейти к комплексной модели безопасности, сочетающей сдерживание с социально-экономической стабилизацией",
    },
    summary: {
      en: "Deterrence and development belong in one strategy, with money and institutions behind both. The present strategy runs to 2025, so its successor is where the change would show.",
      ru: "Сдерживанию и развитию место в одной стратегии, подкреплённой средствами и органами. Нынешняя рассчитана до 2025 года, и перемену покажет та, что придёт ей на смену.",
    },
    addressees: ["collective-security-council"],
    partners: ["russia", "member-states"],
    locator: {
      section,
      paragraph: 11,
      offset: 60898,
      length: 287,
      sha256: "8c9fb1ae97ba57e9d7082a515959607a610ea092e037c0c2d8489d633d29469b",
    },
    components: [
      {
        letter: "a",
        title: {
          en: "A strategy after 2025 that says so",
          ru: "Стратегия на период после 2025 года, закрепляющая такой подход",
        },
        derived: false,
      },
      {
        letter: "b",
        title: { en: "Budget and bodies that carry it", ru: "Бюджет и органы, обеспечивающие его" },
        derived: true,
      },
    ],
  },
];
