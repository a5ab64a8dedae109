"""Well-known bodies by their initials, as data: whom "WHO" means, and which initials mean several bodies."""

from __future__ import annotations

from collections.abc import Mapping

# Initials (in each of the body's languages) = its names, also former ones. Those that stand in several rows mean no one of them.
_BODIES = """
aacr = American Association for Cancer Research
aap = American Academy of Pediatrics
aap = American Academy of Periodontology
acc = American College of Cardiology
acm = Association for Computing Machinery
acog = American College of Obstetricians and Gynecologists
acp = American College of Physicians
acs = American Chemical Society
acs = American Cancer Society
acs = American College of Surgeons
ada = American Diabetes Association
ada = American Dental Association
aha = American Heart Association
aha = American Hospital Association
aha = American Historical Association
ahrq = Agency for Healthcare Research and Quality
aiha = American Industrial Hygiene Association
ala = American Library Association
ala = American Lung Association
ama = American Medical Association
ama = Australian Medical Association
ama = American Marketing Association
ansi = American National Standards Institute
apa = American Psychological Association
apa = American Psychiatric Association
apa = American Philosophical Association
apha = American Public Health Association
aps = American Physical Society
aps = American Physiological Society
aps = American Philosophical Society
aps = Association for Psychological Science
asa = American Statistical Association
asa = American Sociological Association
asa = American Society of Anesthesiologists
asa = American Society of Agronomy
asco = American Society of Clinical Oncology
astm = American Society for Testing and Materials
ats = American Thoracic Society
bma = British Medical Association
bls = Bureau of Labor Statistics
bsi = British Standards Institution | British Standards Institute
cbo = Congressional Budget Office
cdc = Centers for Disease Control and Prevention | Center for Disease Control and Prevention | Centers for Disease Control | \
Center for Disease Control
cen = European Committee for Standardization | Comité Européen de Normalisation
cern = European Organization for Nuclear Research | Organisation européenne pour la recherche nucléaire
cihr = Canadian Institutes of Health Research
cms = Centers for Medicare and Medicaid Services
cnrs = Centre national de la recherche scientifique
dfg = Deutsche Forschungsgemeinschaft | German Research Foundation
dhs = Department of Homeland Security
din = Deutsches Institut für Normung
doe = Department of Energy
ebrd = European Bank for Reconstruction and Development
ecb = European Central Bank
ecdc = European Centre for Disease Prevention and Control
efsa = European Food Safety Authority
eia = Energy Information Administration
ema | emea = European Medicines Agency | European Agency for the Evaluation of Medicinal Products
epa = Environmental Protection Agency
epa = European Psychiatric Association
ers = European Respiratory Society
ers = Economic Research Service
esa = European Space Agency
esa = Ecological Society of America
esa = Entomological Society of America
esc = European Society of Cardiology
esmo = European Society for Medical Oncology
etsi = European Telecommunications Standards Institute
fao = Food and Agriculture Organization of the United Nations | Food and Agriculture Organization
fda = Food and Drug Administration
gao = Government Accountability Office | General Accounting Office
hhs | dhhs = Department of Health and Human Services
iaea = International Atomic Energy Agency
iarc = International Agency for Research on Cancer
icmje = International Committee of Medical Journal Editors
icrp = International Commission on Radiological Protection
idf = International Diabetes Federation
iea = International Energy Agency
iec = International Electrotechnical Commission
ieee = Institute of Electrical and Electronics Engineers
ietf = Internet Engineering Task Force
ifla = International Federation of Library Associations and Institutions | International Federation of Library Associations
ilo | oit = International Labour Organization | International Labour Office | Organización Internacional del Trabajo
imf | fmi = International Monetary Fund | Fonds monétaire international | Fondo Monetario Internacional
inserm = Institut national de la santé et de la recherche médicale
iom = Institute of Medicine
iom = International Organization for Migration
ipcc | giec = Intergovernmental Panel on Climate Change
iso = International Organization for Standardization
itu | uit = International Telecommunication Union
iucn | uicn = International Union for Conservation of Nature | International Union for Conservation of Nature and Natural Resources
iupac = International Union of Pure and Applied Chemistry
mhra = Medicines and Healthcare products Regulatory Agency
mla = Modern Language Association | Modern Language Association of America
mla = Medical Library Association
mrc = Medical Research Council
nas = National Academy of Sciences
nasa = National Aeronautics and Space Administration
nato | otan = North Atlantic Treaty Organization
nber = National Bureau of Economic Research
ncbi = National Center for Biotechnology Information
nccn = National Comprehensive Cancer Network
nci = National Cancer Institute
nhlbi = National Heart, Lung, and Blood Institute
nhmrc = National Health and Medical Research Council
nhs = National Health Service
nice = National Institute for Health and Care Excellence | National Institute for Health and Clinical Excellence | \
National Institute for Clinical Excellence
nih = National Institutes of Health
nihr = National Institute for Health and Care Research | National Institute for Health Research
nimh = National Institute of Mental Health
nist = National Institute of Standards and Technology
niso = National Information Standards Organization
nlm = National Library of Medicine
noaa = National Oceanic and Atmospheric Administration
nrc = National Research Council
nrc = Nuclear Regulatory Commission
nsf = National Science Foundation
oecd | ocde = Organisation for Economic Co-operation and Development | Organisation de coopération et de développement économiques | \
Organización para la Cooperación y el Desarrollo Económicos
ons = Office for National Statistics
osha = Occupational Safety and Health Administration
paho | ops = Pan American Health Organization | Organización Panamericana de la Salud
rki = Robert Koch-Institut | Robert Koch Institute
sign = Scottish Intercollegiate Guidelines Network
unaids = Joint United Nations Programme on HIV/AIDS
undp | pnud = United Nations Development Programme
unep | pnue = United Nations Environment Programme
unesco = United Nations Educational, Scientific and Cultural Organization
unfpa = United Nations Population Fund | United Nations Fund for Population Activities
unhcr = United Nations High Commissioner for Refugees
unicef = United Nations Children's Fund | United Nations International Children's Emergency Fund
unodc = United Nations Office on Drugs and Crime
usda = United States Department of Agriculture
usgs = United States Geological Survey
uspstf = United States Preventive Services Task Force
who | oms = World Health Organization | Organisation mondiale de la santé | Organización Mundial de la Salud | Organização Mundial da Saúde | \
Weltgesundheitsorganisation
wipo | ompi = World Intellectual Property Organization
wma = World Medical Association
wmo | omm = World Meteorological Organization
wto | omc = World Trade Organization
wto = World Tourism Organization
wwf = World Wildlife Fund | World Wide Fund for Nature
"""


def _rows() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in _BODIES.strip().splitlines():
        initials, _is, names = row.partition(" = ")
        for one in initials.split(" | "):
            found[one] = (*found.get(one, ()), tuple(names.split(" | ")))
    return found


BODIES: Mapping[str, tuple[tuple[str, ...], ...]] = _rows()
"""Initials -> the bodies they mean, each by all its names."""
