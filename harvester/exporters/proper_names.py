"""Names that English writes with a capital wherever they stand: countries, peoples, languages, faiths, months, cities, people of science. Pure.

A list, for a title that capitalises its words does not show which of them are names. It holds what is a name in nearly every title;
what is more often another word (March, May, Guinea pigs) is not in it, and what is left out is kept by no guess.
"""

from __future__ import annotations

import re

from harvester.exporters.remembered import Known

_PLACES = """
Africa Asia Europe America Americas Eurasia Oceania Antarctica Antarctic Arctic Australasia Scandinavia Balkans Caribbean Mediterranean Sahara
Sahel Himalaya Himalayas Himalayan Alps Alpine Andes Andean Amazon Amazonia Pacific Atlantic Baltic Siberia Siberian Patagonia Mesopotamia
Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium
Belize Benin Bhutan Bolivia Bosnia Herzegovina Botswana Brazil Brunei Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China Colombia
Comoros Congo Croatia Cuba Cyprus Czechia Denmark Djibouti Dominica Ecuador Egypt Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon
Gambia Georgia Germany Ghana Greece Greenland Grenada Guatemala Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel
Italy Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania
Luxembourg Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Micronesia Moldova Monaco Mongolia Montenegro Morocco
Mozambique Myanmar Burma Namibia Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines
Poland Portugal Qatar Romania Russia Rwanda Samoa Senegal Serbia Seychelles Singapore Slovakia Slovenia Somalia Spain Sudan Suriname
Swaziland Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tonga Tunisia Turkey Türkiye Turkmenistan Uganda Ukraine Uruguay
Uzbekistan Vanuatu Venezuela Vietnam Yemen Zambia Zimbabwe Zaire Yugoslavia Czechoslovakia Prussia England Scotland Wales Britain Tibet Kashmir
Punjab Kerala Bengal Quebec Ontario Alberta Catalonia Bavaria Saxony Tuscany Sicily Crete Galápagos Hawaii Alaska Alabama Arizona Arkansas
California Colorado Connecticut Delaware Florida Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maryland Massachusetts Michigan Minnesota
Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming
London Paris Berlin Munich Hamburg Vienna Rome Milan Madrid Barcelona Lisbon Athens Istanbul Moscow Warsaw Prague Budapest Brussels Amsterdam
Stockholm Copenhagen Oslo Helsinki Dublin Edinburgh Glasgow Manchester Liverpool Oxford Zürich Zurich Geneva Tokyo Kyoto Osaka Beijing Shanghai
Guangzhou Wuhan Seoul Delhi Mumbai Kolkata Chennai Bangalore Karachi Lahore Dhaka Kathmandu Bangkok Hanoi Jakarta Manila Sydney Melbourne
Auckland Cairo Alexandria Lagos Nairobi Kampala Kinshasa Johannesburg Accra Dakar Jerusalem Baghdad Tehran Toronto Montreal Vancouver Chicago
Boston Philadelphia Baltimore Houston Seattle Detroit Atlanta Miami Havana Bogotá Lima Santiago Fukushima Chernobyl Hiroshima Auschwitz
"""
_PEOPLES = """
African Asian European American Australasian Arab Arabian Arabic Afghan Albanian Algerian Angolan Argentine Argentinian Armenian Australian
Austrian Azerbaijani Bangladeshi Belgian Bolivian Bosnian Brazilian British Bulgarian Burmese Cambodian Canadian Catalan Chilean Chinese
Colombian Congolese Croatian Cuban Cypriot Czech Danish Dutch Ecuadorian Egyptian English Eritrean Estonian Ethiopian Fijian Filipino Finnish
French German Germanic Ghanaian Greek Guatemalan Haitian Hawaiian Hebrew Hindi Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi
Irish Israeli Italian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kurdish Kuwaiti Latin Latino Latina Latinx Latvian Lebanese Liberian
Libyan Lithuanian Malawian Malay Malaysian Malian Maltese Mandarin Maori Māori Mayan Mexican Mongolian Moroccan Mozambican Namibian Nepali
Nepalese Nigerian Nordic Norse Norwegian Ottoman Pakistani Palestinian Panamanian Persian Peruvian Polish Polynesian Portuguese Roman Romanian
Romance Russian Rwandan Sanskrit Saudi Scandinavian Scottish Senegalese Serbian Serbo Singaporean Slavic Slovak Slovenian Slovene Somali
Soviet Spanish Sudanese Swahili Swedish Swiss Syrian Taiwanese Tamil Tanzanian Thai Tibetan Tunisian Turkic Turkish Ugandan Ukrainian
Uruguayan Uyghur Uzbek Venezuelan Vietnamese Welsh Yiddish Yoruba Yemeni Zambian Zimbabwean Zimbabweans Zulu Hispanic Hispanics Caucasian
Inuit Navajo Cherokee Roma Romani Aztec Inca Maya Viking Celtic Byzantine Babylonian Sumerian Africans Asians Europeans Americans Arabs
Australians Canadians Germans Greeks Indians Koreans Latinos Mexicans Romans Russians Victorian Elizabethan Georgian Confucian Saharan
Christian Christians Christianity Islam Islamic Islamist Muslim Muslims Jew Jews Jewish Judaism Buddhist Buddhism Hindu Hindus Hinduism Sikh
Catholic Catholics Catholicism Protestant Protestants Protestantism Anglican Lutheran Calvinist Mormon Bible Biblical Qur'an Quran Koran Talmud
Torah Ramadan Easter Christmas Holocaust Renaissance Enlightenment Monday Tuesday Wednesday Thursday Friday Saturday Sunday
January February April June July August September October November December Internet
"""
_EPONYMS = """
Alzheimer Parkinson Huntington Crohn Hodgkin Kawasaki Sjögren Hashimoto Tourette Marfan Guillain Barré Creutzfeldt Jakob Epstein Barr Chagas
Ebola Zika Lyme Marburg Bayes Bayesian Gaussian Poisson Markov Markovian Bernoulli Fourier Laplace Laplacian Hilbert Banach Sobolev Riemann
Riemannian Euclid Euclidean Euler Eulerian Lagrange Lagrangian Hamilton Hamiltonian Jacobian Hessian Hermitian Cauchy Lipschitz Lyapunov Noether
Galois Gödel Turing Boolean Cartesian Kalman Wiener Pareto Nash Shapley Monte Carlo Navier Reynolds Rayleigh Raman Einstein Bose Schrödinger
Heisenberg Dirac Maxwell Boltzmann Fermi Planck Higgs Hubble Hubbard Ising Josephson Kondo Casimir Langmuir Newtonian Copernican Copernicus
Galileo Darwin Darwinian Darwinism Mendel Mendelian Linnaean Lamarckian Pavlovian Freud Freudian Jungian Lacan Lacanian Marx Marxist Marxism
Marxian Kant Kantian Hegel Hegelian Nietzsche Heidegger Wittgenstein Foucault Foucauldian Derrida Habermas Weberian Keynes Keynesian Machiavelli
Plato Platonic Platonism Aristotle Aristotelian Socrates Socratic Homeric Shakespeare Shakespearean Dante Goethe Dostoevsky Tolstoy Kafka Joyce
Beethoven Mozart Bach Wagner Stalin Stalinist Stalinism Lenin Leninist Hitler Nazi Nazis Nazism Napoleon Napoleonic Gandhi Mandela Churchill
Precambrian Cambrian Ordovician Silurian Devonian Carboniferous Permian Triassic Jurassic Cretaceous Paleogene Neogene Quaternary Paleocene
Eocene Oligocene Miocene Pliocene Pleistocene Holocene Archean Proterozoic Neoproterozoic Paleozoic Mesozoic Cenozoic Palaeozoic Palaeocene
Paleolithic Palaeolithic Mesolithic Neolithic Chalcolithic Python Java Linux Unix
Likert Rasch Cronbach Cochrane Medicaid Medicare Twitter Facebook Google Wikipedia YouTube
Escherichia Staphylococcus Streptococcus Saccharomyces Drosophila Arabidopsis Caenorhabditis Plasmodium Mycobacterium Pseudomonas Salmonella
Helicobacter Candida Aspergillus Bacillus Clostridium Clostridioides Klebsiella Listeria Legionella Wolbachia Trypanosoma Leishmania
Schistosoma Toxoplasma Anopheles Aedes Culex Xenopus Danio
"""
# Names of several words, of which some alone are none.
_PHRASES = """
United States|United Kingdom|United Nations|United Arab Emirates|New Zealand|New Zealanders|New York|New Jersey|New Mexico|New Hampshire|New England
New Orleans|New Delhi|New South Wales|New Caledonia|New Guinea|North America|North American|North Americans|South America|South American
Central America|Central American|Latin America|Latin American|South Africa|South African|South Africans|West Africa|West African|East Africa
East African|North Africa|North African|Central Africa|Southern Africa|Sub Saharan Africa|Sub Saharan|South Asia|South Asian|South Asians
East Asia|East Asian|Southeast Asia|Southeast Asian|Central Asia|Western Europe|Eastern Europe|Central Europe|Northern Europe|Southern Europe
European Union|South Korea|South Korean|North Korea|North Korean|South Sudan|Sri Lanka|Sri Lankan|Saudi Arabia|Saudi Arabian|Costa Rica
Costa Rican|Puerto Rico|Puerto Rican|El Salvador|Sierra Leone|Burkina Faso|Cape Verde|Ivory Coast|Hong Kong|Great Britain|Northern Ireland
Middle East|Middle Eastern|Middle Ages|Near East|Far East|Black Sea|Red Sea|North Sea|Baltic Sea|Mediterranean Sea|South China Sea|Gulf of Mexico
Great Lakes|Great Barrier Reef|Great Plains|Rocky Mountains|Grand Canyon|Indian Ocean|Pacific Ocean|Atlantic Ocean|Arctic Ocean|Southern Ocean
North Carolina|South Carolina|North Dakota|South Dakota|West Virginia|Rhode Island|Los Angeles|San Francisco|San Diego|Washington DC
Rio de Janeiro|São Paulo|Buenos Aires|Mexico City|Cape Town|Addis Ababa|Dar es Salaam|Tel Aviv|Kuala Lumpur|Native American|Native Americans
African American|African Americans|Asian American|Asian Americans|Mexican American|Mexican Americans|Pacific Islander|Pacific Islanders
Alaska Native|Alaska Natives|First World War|Second World War|World War|World Wars|Cold War|Vietnam War|Korean War|Gulf War|Civil War
French Revolution|Russian Revolution|Roman Empire|Ottoman Empire|British Empire|Soviet Union|World Health Organization|World Bank
World Trade Organization|Nobel Prize|Old Testament|New Testament|Down Syndrome|Gram Positive|Gram Negative
"""
NAMES = frozenset(f"{_PLACES} {_PEOPLES} {_EPONYMS}".split())
"""Words that are names wherever they stand."""


def _by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in re.split(r"[|\n]", _PHRASES.strip()):
        first, *rest = phrase.split()
        found[first] = (*found.get(first, ()), tuple(rest))
    return found


_BY_FIRST = _by_first()
_APART = re.compile(r"[\s\-/\u2010-\u2014]+")
_EDGES = "\"'“”‘’«»()[]{}.,;:?!"
_NOT_NAMES = frozenset("of de es the and".split())


_NONE: frozenset[str] = frozenset()


def _may_be(piece: str) -> bool:
    words = [word.strip(_EDGES) for word in _APART.split(piece)]
    return any(word in NAMES or _owner(word) in NAMES or word in _BY_FIRST for word in words)


_MAY_BE = Known(_may_be)
"""Whether a name may be in, or begin with, what stands between two blanks."""


def named(plain: str) -> frozenset[str]:
    """The words of a title that are names, as they are written in it; those of a name of several words where all of them stand together.

    >>> sorted(named("Sleep Among African American Women in South Africa, and in Uganda’s South"))
    ['Africa', 'African', 'American', 'South', 'Uganda’s']
    >>> sorted(named("Guinea Pig Models in the Deep South"))
    []
    """
    # Most titles have none, and most of what stands between two blanks comes again.
    if not any(map(_MAY_BE.__getitem__, plain.split())):
        return _NONE
    words = [word.strip(_EDGES) for word in _APART.split(plain)]
    # No style touches the very first letter.
    is_kept = plain[:1] == words[0][:1]
    found = [word for word in words[is_kept:] if word in NAMES or _owner(word) in NAMES]
    for place, word in enumerate(words):
        for rest in _BY_FIRST.get(word, ()):
            there = words[place + 1 : place + 1 + len(rest)]
            if tuple(map(_owner, there)) == rest:
                found += [*([word] if place or not is_kept else ()), *(one for one in there if one not in _NOT_NAMES)]
    return frozenset(found)


def _owner(word: str) -> str:
    """A name without what makes it an owner: "Uganda's", "Parkinson’s"."""
    return word[:-2] if word.endswith(("'s", "’s")) else word
