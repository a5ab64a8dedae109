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
