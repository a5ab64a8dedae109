"""Lines with numbers that are no citation, as pages have them."""

from __future__ import annotations

NO_CITATIONS = """
The harbour was built in 1852 and rebuilt in 1901.
We saw 12 (3) of them.
In 2019 we counted 35 (3 of them dead): 12-20 per day.
Between 10 and 20 boats, of which 3 (15%) were blue, came in 2019.
Tel. 030 1234-5678
Phone: +44 20 7946 0123
Fax: (555) 123-4567
Call 1-800-555-0199 or (212) 555-0123.
12 Harbour Street, 10115 Invented City
Harbour Street 12-20, 20095 Hamburg
P.O. Box 1234, Invented City, NY 10012-3456
No. 12, Vol Street
Room 12, Building 3, 35 Harbour Road
1.2 Materials and methods
Section 2.1: Results of 2019
3. Results (2019)
Chapter 12, Section 3
Table 3. Counts of boats, 2012-2019
Figure 2: Boats per day (n = 35)
Fig. 12, panel 3
Eq. (3) with x = 12
f(x) = 35(3) + 12
y = 2.35 x + 12 (R2 = 0.98)
E = mc2 (1905)
p < 0.05, n = 35
mean age 35 (12-70) years
35 (3), 12 (4), 20 (5)
The ratio was 3:12-20 at noon.
Odds ratio 1.35 (95% CI: 1.12-1.60)
Received 3 May 2012; accepted 12 June 2012
Received: 3 May 2012 / Revised: 12 June 2012 / Accepted: 20 July 2012
Published: 14 March 2019
Published online 14 Mar 2019
Available online 14 March 2019
First published: 14 March 2019 | Views: 1,234 | Citations: 12
Last updated on 2019-03-14 at 12:20:35
14.03.2019 12:20
14 March 2019, 12:20-13:35
Monday to Friday, 9:00-17:00
Open 9-17, closed 12:00-13:00 (2019)
© 2019 The Authors. Published by Invented Press.
Copyright 2015-2019 Invented University
This article is licensed under CC BY 4.0.
Creative Commons Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)
https://creativecommons.org/licenses/by/4.0/
$12.99 (35% off)
USD 35.00 for 24 hours, 12 pages
Price: 35 EUR, 2019
12 pages, 3 figures, 35 references
xii, 345 p. : ill. ; 24 cm
ISSN 0317-8471
ISBN 978-0-306-40615-7
ISSN: 0317-8471 (print), 2434-561X (online)
doi:10.5555/hs.2019.1
https://doi.org/10.5555/hs.2019.1
PMID: 31234567 PMCID: PMC6543210
PDF (1.2 MB) 35 downloads
Downloads: 1234 | Views: 5678 (2019)
Page 3 of 12
1-20 of 345 results
Showing 1 to 20 of 345 (12 pages)
Cited by 35 (2019)
Impact factor 2019: 3.512
5-year impact factor: 3.5 (2019)
IP address 192.168.12.20
Version 3.12 (2019-03-14)
Grant No. 123456 (2019-2022)
Project no. 35, grant number 12-20
Supported by grant No. 12 of the Invented Council, No. 35
ORCID 0000-0002-1825-0097
Home / Vol / Archive / 2019
The 35th Conference on Harbours, 12-20 March 2019, Invented City
Psalm 35:12-20
Luke 12:35-40 and Acts 3:12-20
Temperature rose by 3 °C, from 12 to 15, in 2019.
The samples (n = 35; 12 female) were frozen at -20 °C.
Population 35,123 (2019): 12-20 per km2
Latitude 35° 3' N, 12-20 m deep
In volume 35 of her collected works the author speaks of harbours.
There are no. of reasons for this, page after page.
Boats v. harbours
Win 3-2, 12-20 points (2019)
We used SPSS 20 (3), R 3.5 (12) and others.
5 ml (3 mg): 12-20 drops
C12:0-C20 fatty acids
Grades 3-5, ages 8-11 (2019)
x1, 12, 3, 45-67
Resolution 1920 x 1080 (3)
bioRxiv 2019.03.14.123456
Model 35 (3), 2019 edition
Tomorrow no 3 boats will come
Seite 3 von 12
Страница 3 из 12
第3页 共12页
共35页 第3页
2019年3月14日
收稿日期：2019年3月14日
Bd of directors 12, S. 3
12 boats, p. 3
""".strip().splitlines()
