"""Common Spanish and Portuguese family names, which are borne in pairs: what shows that two words are one family name."""

from __future__ import annotations

SPANISH = frozenset(
    """
    garcía gonzález rodríguez fernández lópez martínez sánchez pérez gómez martín jiménez ruiz hernández díaz moreno muñoz álvarez
    romero alonso gutiérrez navarro torres domínguez vázquez ramos gil ramírez serrano blanco molina morales suárez ortega delgado
    castro ortiz rubio marín sanz núñez iglesias medina garrido cortés castillo santos lozano guerrero cano prieto méndez cruz calvo
    gallego vidal león herrera márquez peña flores cabrera campos vega fuentes carrasco diez reyes caballero nieto aguilar pascual
    santana herrero lorenzo hidalgo montero ibáñez giménez ferrer duran vicente benítez mora arias vargas carmona crespo román pastor
    soto sáez velasco soler moya esteban parra bravo gallardo rojas vargas llosa salazar mejía rivera cordero escobar valencia osorio
    garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez jimenez hernandez diaz munoz alvarez gutierrez dominguez
    vazquez ramirez suarez nunez mendez marquez benitez gimenez saez mejia
    """.split()
)
PORTUGUESE = frozenset(
    """
    silva santos oliveira souza sousa pereira ferreira costa rodrigues almeida nascimento lima araújo fernandes carvalho gomes martins
    rocha ribeiro alves barbosa mendes cardoso teixeira moreira correia pinto nunes marques freire
    """.split()
)
# Of the Spanish ones, those that are given names too and show nothing in front of a family name.
ALSO_GIVEN = frozenset(
    "martín alonso gil cruz león pascual lorenzo vicente román esteban santos nieto reyes ramos santana bravo diez blanco flores "
    "campos duran rosario iglesias calvo rubio vidal soler pastor ferrer".split()
)
IBERIAN = SPANISH | PORTUGUESE
FAMILY_ONLY = SPANISH - ALSO_GIVEN
# Given names that are taken from what Mary and Jesus are called, behind the first name and the particle: "María de los Ángeles".
DEVOTIONS = frozenset(
    """
    ángeles angeles carmen mar pilar rosario luz cruz jesús jesus lourdes fátima fatima graças gracas conceição conceicao socorro
    guadalupe mercedes dolores rocío rocio refugio consuelo concepción concepcion nieves paz lurdes glória gloria penha piedade ajuda
    céu carmo rosário remedios milagros soledad esperanza montserrat monserrat valle lluch
    """.split()
)
DEVOUT = frozenset("maría maria mª mª. m.ª ma. josé jose ana rosa juan".split())
# Given names that are Spanish before all else: behind one of them a common Spanish family name is the first of two.
SPANISH_GIVEN = frozenset(
    """
    juan josé jose luis carlos jesús jesus javier francisco antonio manuel miguel ángel angel rafael pedro pablo fernando alejandro sergio
    jorge alberto ramón ramon enrique ricardo eduardo andrés andres diego jaime joaquín joaquin ignacio álvaro alvaro óscar oscar rubén ruben
    mario raúl raul iván roberto hugo gustavo héctor hector guillermo gonzalo rodrigo mauricio ernesto julio césar cesar arturo gerardo armando
    alfredo salvador felipe santiago mateo emilio gabriel esteban germán german leonardo hernán hernan nelson wilson edgar
    maría ana carmen josefa isabel dolores pilar teresa rosa cristina francisca mercedes luisa rocío rocio marta elena lucía lucia
    paula raquel beatriz silvia patricia mónica monica sandra claudia gloria yolanda verónica veronica alejandra adriana diana lorena
    esperanza consuelo guadalupe margarita leticia liliana marcela carolina viviana natalia catalina juana inés ines susana norma
    """.split()
)
